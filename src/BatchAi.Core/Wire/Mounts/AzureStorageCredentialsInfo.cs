namespace BatchAi.Core.Wire;

/// <summary>Access to a storage account; never reported back.</summary>
public sealed class AzureStorageCredentialsInfo
{
    /// <summary>Plain key; exactly one of it and accountKeySecretReference is given.</summary>
    [Secret]
    public string? AccountKey { get; set; }

    /// <summary>Key vault reference in place of the plain key.</summary>
    [Secret]
    public KeyVaultSecretReference? AccountKeySecretReference { get; set; }
}
