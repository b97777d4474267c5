using System.Security;

namespace BatchAi;

/// <summary>A key of a storage account.</summary>
public sealed class StorageAccountKey
{
    /// <summary>The key's name, e.g. <c>key1</c>.</summary>
    public string KeyName { get; set; } = "";

    /// <summary>What the key lets do, e.g. <c>Full</c>.</summary>
    public string? Permission { get; set; }

    /// <summary>The key. A serialized copy has none.</summary>
    public SecureString? Value { get; set; }

    /// <summary>The key as text; only when it was asked for.</summary>
    public string? PlainText { get; set; }

    /// <summary>The account.</summary>
    public string? StorageAccountName { get; set; }

    /// <summary>The account's resource group.</summary>
    public string? ResourceGroupName { get; set; }

    /// <summary>The ARM id of the account.</summary>
    public string? ResourceId { get; set; }

    /// <summary>The key's name, never the key.</summary>
    public override string ToString() => KeyName;
}
