using BatchAi.Service.Storage.Http;

namespace BatchAi.Service.Storage.Blobs.Items;

/// <summary>Headers that ask for what this service cannot do. To ignore them would be to promise it.</summary>
internal static class UnsupportedHeaders
{
    private static readonly (string Header, string Feature)[] All =
    [
        ("x-ms-encryption-key", "encryption with keys of customers"),
        ("x-ms-encryption-scope", "encryption scopes"),
        ("x-ms-tags", "blob index tags"),
        ("x-ms-if-tags", "blob index tags"),
        ("x-ms-source-if-tags", "blob index tags"),
        ("x-ms-immutability-policy-until-date", "immutability policies"),
        ("x-ms-legal-hold", "legal holds"),
        ("x-ms-seal-blob", "sealed append blobs"),
        ("x-ms-structured-body", "structured bodies"),
    ];

    internal static void Refuse(StorageCall call)
    {
        foreach (var (header, feature) in All)
        {
            if (call.Header(header) is not (null or "false")) throw StorageErrors.NotSupported(feature);
        }
    }
}
