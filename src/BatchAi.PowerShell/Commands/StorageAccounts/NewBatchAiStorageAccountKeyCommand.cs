using System.Management.Automation;
using System.Net;
using BatchAi.Pipeline;

namespace BatchAi.Commands;

/// <summary>Makes a new key of a storage account in place of an old one, which then opens nothing any more.</summary>
[Cmdlet(VerbsCommon.New, "BatchAiStorageAccountKey", SupportsShouldProcess = true)]
[OutputType(typeof(StorageAccountKey))]
public sealed class NewBatchAiStorageAccountKeyCommand : StorageAccountCommand
{
    /// <summary>-KeyName: the key's name.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(Completion.KeyNameCompleter))]
    public string? KeyName { get; set; }

    /// <summary>-AsPlainText: tells the key as text.</summary>
    [Parameter]
    public SwitchParameter AsPlainText { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync()
    {
        var account = await AccountPathAsync();
        if (!ShouldProcess($"key '{KeyName}' of storage account '{account.Name}'", "Make a new key; the old one opens nothing any more")) return;
        var key = await Client.StorageAccounts.NewKeyAsync(account, KeyName!, StopToken);
        if (AsPlainText) key.PlainText = new NetworkCredential("", key.Value).Password;
        WriteObject(key);
    }
}
