using BatchAi.Service.Storage.Checksums;
using BatchAi.Service.Storage.Http;
using BatchAi.Service.Storage.Serving;
using BatchAi.Service.Storage.Signing;
using BatchAi.Service.Storage.Trees;

namespace BatchAi.Service.Storage.Blobs.Items;

/// <summary>Appends to append blobs.</summary>
internal sealed class AppendOperations(BlobParts parts) : IStorageOperations
{
    private const long Largest = 100L << 20;
    private const long LargestInMemory = 4 << 20;
    private const int MostBlocks = 50_000;
    private const string PositionHeader = "x-ms-blob-condition-appendpos";
    private const string LongestHeader = "x-ms-blob-condition-maxsize";

    public void AddTo(OperationTable table)
    {
        table.Add("Append Block From URL", new StorageRoute("PUT", StorageLevel.Item, Comp: "appendblock", Header: SourceReader.Header), AccessNeed.Item("aw"), AppendFromUrlAsync);
        table.Add("Append Block", new StorageRoute("PUT", StorageLevel.Item, Comp: "appendblock"), AccessNeed.Item("aw"), AppendAsync);
    }

    private async Task<StorageAnswer> AppendAsync(StorageCall call)
    {
        var length = call.RequireLength();
        if (length == 0) throw StorageErrors.InvalidHeader("Content-Length", "0");
        if (length > Largest) throw TooLarge();
        using var checksum = BodyChecksum.Of(call);
        using var blob = parts.OpenBlob(call);
        BlobKinds.RequireAppend(blob.RequireChangeable());
        if (length > LargestInMemory)
        {
            using var staged = blob.Tree.Stage();
            await staged.WriteAsync(call.Body, checksum, length, call.Aborted);
            var (name, value) = checksum.Verify();
            return (await AppendAsync(call, blob, (file, position, longest) => file.Append(staged, position, longest))).With(name, value);
        }

        var bytes = new byte[length];
        await call.Body.ReadExactlyAsync(bytes, call.Aborted);
        checksum.Append(bytes);
        var (header, hash) = checksum.Verify();
        return (await AppendAsync(call, blob, (file, position, longest) => file.Append(bytes, position, longest))).With(header, hash);
    }

    private async Task<StorageAnswer> AppendFromUrlAsync(StorageCall call)
    {
        using var blob = parts.OpenBlob(call);
        using var source = await CopySource.OpenAsync(parts.Storage, call);
        if (source.Range.Length > Largest) throw TooLarge();
        using var staged = blob.Tree.Stage();
        await staged.CopyAsync(source.File, source.Range, call.Aborted);
        return await AppendAsync(call, blob, (file, position, longest) => file.Append(staged, position, longest));
    }

    private async Task<StorageAnswer> AppendAsync(StorageCall call, BlobPlace blob, Func<TreeFile, long?, long?, long> append)
    {
        var (position, longest) = (call.NumberHeader(PositionHeader), call.NumberHeader(LongestHeader));
        using var hold = await blob.HoldAsync(call.Aborted);
        BlobKinds.RequireAppend(blob.RequireChangeable());
        using var file = blob.Tree.OpenFile(blob.Path, FileAccess.ReadWrite);
        RequirePlace(file.Entry.Length, position, longest);
        if (file.AppendedBlocks >= MostBlocks) throw new StorageException(409, "BlockCountExceedsLimit", $"The committed block count cannot exceed the maximum limit of {MostBlocks} blocks. Append more at a time, or to another blob.");
        var offset = TryAppend(file, position, longest, append);
        return StorageAnswer.Created
            .WithWritten(file.Entry)
            .With("x-ms-blob-append-offset", offset)
            .With("x-ms-blob-committed-block-count", file.AppendedBlocks);
    }

    // A job may append between the look and the write.
    private static long TryAppend(TreeFile file, long? position, long? longest, Func<TreeFile, long?, long?, long> append)
    {
        try
        {
            return append(file, position, longest);
        }
        catch (TreeException error) when (error.Error == TreeError.ConditionNotMet)
        {
            RequirePlace(file.Refresh().Length, position, longest);
            throw TooLong();
        }
    }

    private static void RequirePlace(long length, long? position, long? longest)
    {
        if (position is { } expected && expected != length) throw new StorageException(412, "AppendPositionConditionNotMet", "The append position condition specified was not met.");
        if (longest < length) throw TooLong();
    }

    private static StorageException TooLong() => new(412, "MaxBlobSizeConditionNotMet", "The max blob size condition specified was not met.");

    private static StorageException TooLarge() => new(413, "RequestBodyTooLarge", $"The request body is too large and exceeds the maximum permissible limit of {Largest} bytes.");
}
