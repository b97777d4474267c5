using System.Management.Automation;

namespace BatchAi;

/// <summary>Errors of storage accounts and of what is in them.</summary>
internal static class StorageErrors
{
    private const string StorageAccountRequired = nameof(StorageAccountRequired);
    private const string KeyNotFound = nameof(KeyNotFound);

    internal static readonly ErrorEntry[] Entries =
    [
        new(StorageAccountRequired, ErrorCategory.InvalidArgument, "Give -StorageAccount, or set the environment variable AZURE_BATCHAI_STORAGE_ACCOUNT."),
        new(KeyNotFound, ErrorCategory.ObjectNotFound, "Get-BatchAiStorageAccountKey lists the keys that the account has."),
        new("InvalidKeyName", ErrorCategory.InvalidArgument, "Give -KeyName key1 or key2."),
        new("StorageAccountNotFound", ErrorCategory.ObjectNotFound, "Get-BatchAiStorageAccount lists those that are there; New-BatchAiStorageAccount makes one."),
        new("FileShareNotFound", ErrorCategory.ObjectNotFound, "Get-BatchAiFileShare lists those that are there; New-BatchAiFileShare makes one."),
        new("ContainerNotFound", ErrorCategory.ObjectNotFound, "Get-BatchAiContainer lists those that are there; New-BatchAiContainer makes one."),
        new("StorageAccountAlreadyTaken", ErrorCategory.ResourceExists, "Choose another name: no two accounts of a service have the same, whatever their groups."),
    ];

    internal static BatchAiException NoAccount() => new(StorageAccountRequired, "Nothing says which storage account is meant.");

    internal static BatchAiException NoKey(ResourcePath account, string name) => new(KeyNotFound, $"The storage account '{account.Name}' has no key '{name}'.");
}
