using BatchAi.Service.Storage.Http;
using BatchAi.Service.Storage.Trees;

namespace BatchAi.Service.Storage.Blobs.Items;

/// <summary>
/// The access tier of block blobs. A disk has one; so those that differ in price alone are noted and told, and the one
/// whose blobs cannot be read is refused.
/// </summary>
internal static class BlobTier
{
    internal const string Header = "x-ms-access-tier";
    private const string Key = "tier";
    private const string Standard = "Hot";
    private static readonly string[] Known = [Standard, "Cool", "Cold"];

    /// <summary>The tier that a request names; null for none.</summary>
    internal static string? Read(StorageCall call)
    {
        if (call.Header(Header) is not { } text) return null;
        if (text.Equals("Archive", StringComparison.OrdinalIgnoreCase)) throw StorageErrors.NotSupported("the archive tier");
        return Array.Find(Known, tier => tier.Equals(text, StringComparison.OrdinalIgnoreCase)) ?? throw StorageErrors.InvalidHeader(Header, text);
    }

    internal static FileRecord WithTier(this FileRecord record, string? tier) => record.WithExtra(Key, tier);

    /// <summary>The tier of a blob, and whether nobody chose it; null for what has none.</summary>
    internal static (string Tier, bool IsInferred)? Of(FileRecord record) =>
        record.BlobType == BlobType.Append ? null : Array.Find(Known, tier => tier == record.FindExtra(Key)) is { } tier ? (tier, false) : (Standard, true);
}
