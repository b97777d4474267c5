using BatchAi.Service.Storage.Http;
using BatchAi.Service.Storage.Trees;

namespace BatchAi.Service.Storage.Blobs.Items;

/// <summary>The ids that clients give to blocks: the Base64 of up to 64 bytes, as many for all blocks of a blob.</summary>
internal static class BlockId
{
    private const string Option = "blockid";
    private const int Longest = 64;

    internal static string Read(StorageCall call)
    {
        var id = call.Query[Option] is { Length: > 0 } text ? text : throw StorageErrors.MissingQuery(Option);
        return IsId(id) ? id : throw StorageErrors.InvalidQuery(Option, id, "Not a valid base64 string.");
    }

    internal static bool IsId(string id)
    {
        Span<byte> bytes = stackalloc byte[Longest];
        return Convert.TryFromBase64String(id, bytes, out var length) && length > 0;
    }

    /// <summary>Refuses an id that is not as long as those of the blocks that were put before.</summary>
    internal static void RequireSameLength(string id, IReadOnlyList<StoredBlock> before)
    {
        if (before.Count > 0 && before[0].Id.Length != id.Length) throw new StorageException(400, "InvalidBlobOrBlock", "The specified blob or block content is invalid: the ids of all blocks of a blob have the same length.");
    }
}
