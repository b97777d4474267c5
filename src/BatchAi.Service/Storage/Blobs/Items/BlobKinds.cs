using BatchAi.Service.Storage.Http;
using BatchAi.Service.Storage.Trees;

namespace BatchAi.Service.Storage.Blobs.Items;

/// <summary>The types of blobs. What a job made is a block blob.</summary>
internal static class BlobKinds
{
    internal const string Header = "x-ms-blob-type";
    internal const string Block = "BlockBlob";
    internal const string Append = "AppendBlob";
    private const string Page = "PageBlob";

    internal static string NameOf(FileRecord record) => record.BlobType == BlobType.Append ? Append : Block;

    /// <summary>The type that a request asks for.</summary>
    internal static BlobType Read(StorageCall call) => call.RequireHeader(Header) switch
    {
        Block => BlobType.Block,
        Append => BlobType.Append,
        Page => throw StorageErrors.NotSupported("page blobs"),
        var other => throw StorageErrors.InvalidHeader(Header, other),
    };

    /// <summary>Refuses what can only be done with a block blob.</summary>
    internal static void RequireBlock(TreeEntry? blob)
    {
        if (blob?.Record.BlobType == BlobType.Append) throw Invalid();
    }

    /// <summary>Refuses what can only be done with an append blob.</summary>
    internal static void RequireAppend(TreeEntry blob)
    {
        if (blob.Record.BlobType != BlobType.Append) throw Invalid();
    }

    private static StorageException Invalid() => new(409, "InvalidBlobType", "The blob type is invalid for this operation.");
}
