namespace BatchAi.Core.Wire;

/// <summary>Access to a storage account; never reported back.</summary>
public sealed class AzureStorageCredentialsInfo
{
    /// <summary>Plain key; exactly one of key and reference is given.</summary>
    [Secret]
    public string? AccountKey { get; set; }

    /// <summary>Key vault reference in place of the plain value.</summary>
    [Secret]
    public KeyVaultSecretReference? AccountKeySecretReference { get; set; }
}
