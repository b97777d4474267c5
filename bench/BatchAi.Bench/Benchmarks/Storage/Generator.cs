using System.Diagnostics;
using System.Text;

namespace BatchAi.Bench.Benchmarks.Storage;

/// <summary>A client that does no more than it must, so that the server is what bounds.</summary>
internal sealed class Generator : IStorageClient
{
    private const int Step = 4 << 20;
    private const int Streams = 4;
    private static readonly byte[] Bytes = RandomBytes();

    public string Name => "generator";

    public async Task<double> RunAsync(StorageSide side, StorageTask task)
    {
        using var requests = new StorageRequests(side, task.IsBlob);
        var start = Stopwatch.GetTimestamp();
        await (task.Work switch
        {
            StorageWork.Create => requests.PutAsync($"{task.Folder}?restype={(task.IsBlob ? "container" : "share")}", default),
            StorageWork.LargeUp => task.IsBlob ? PutBlobAsync(requests, task) : PutFileAsync(requests, task.Folder, task.LargeName, task.LargeBytes),
            StorageWork.LargeDown => InPiecesAsync(task.LargeBytes, (offset, buffer) => ReadPieceAsync(requests, task, offset, buffer)),
            StorageWork.SmallUp => ManyAsync(task.SmallCount, (number, _) => PutSmallAsync(requests, task, StorageTask.SmallName(number))),
            StorageWork.SmallList => ListAsync(requests, task),
            StorageWork.SmallDown => ManyAsync(task.SmallCount, (number, buffer) => ReadSmallAsync(requests, task, number, buffer)),
            _ => throw new ArgumentOutOfRangeException(nameof(task)),
        });
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    /// <summary>Removes the large one, which takes much room.</summary>
    internal static async Task RemoveLargeAsync(StorageSide side, StorageTask task)
    {
        using var requests = new StorageRequests(side, task.IsBlob);
        await requests.DeleteAsync($"{task.Folder}/{task.LargeName}");
    }

    internal static Task CreateFileAsync(StorageRequests requests, string path, long length) => requests.PutAsync(
        path,
        default,
        ("x-ms-type", "file"),
        ("x-ms-content-length", $"{length}"),
        ("x-ms-file-attributes", "None"),
        ("x-ms-file-creation-time", "now"),
        ("x-ms-file-last-write-time", "now"),
        ("x-ms-file-permission", "inherit"));

    private static Task PutSmallAsync(StorageRequests requests, StorageTask task, string name) => task.IsBlob
        ? requests.PutAsync($"{task.Folder}/{name}", Bytes.AsMemory(0, StorageTask.SmallBytes), ("x-ms-blob-type", "BlockBlob"))
        : PutFileAsync(requests, task.Folder, name, StorageTask.SmallBytes);

    private static async Task PutFileAsync(StorageRequests requests, string folder, string name, long length)
    {
        await CreateFileAsync(requests, $"{folder}/{name}", length);
        await InPiecesAsync(length, (offset, _) =>
        {
            var count = (int)Math.Min(Step, length - offset);
            return requests.PutAsync($"{folder}/{name}?comp=range", Bytes.AsMemory(0, count), ("x-ms-write", "update"), ("x-ms-range", $"bytes={offset}-{offset + count - 1}"));
        });
    }

    private static async Task PutBlobAsync(StorageRequests requests, StorageTask task)
    {
        var path = $"{task.Folder}/{task.LargeName}";
        await InPiecesAsync(task.LargeBytes, (offset, _) => requests.PutAsync($"{path}?comp=block&blockid={Uri.EscapeDataString(BlockId(offset))}", Bytes.AsMemory(0, Step)));
        var list = new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?><BlockList>");
        for (var offset = 0L; offset < task.LargeBytes; offset += Step) list.Append("<Latest>").Append(BlockId(offset)).Append("</Latest>");
        await requests.PutAsync($"{path}?comp=blocklist", Encoding.UTF8.GetBytes(list.Append("</BlockList>").ToString()));
    }

    private static string BlockId(long offset) => Convert.ToBase64String(Encoding.ASCII.GetBytes($"{offset:000000000000}"));

    private static async Task ReadPieceAsync(StorageRequests requests, StorageTask task, long offset, byte[] buffer)
    {
        var last = Math.Min(offset + Step, task.LargeBytes) - 1;
        var count = await requests.ReadAsync($"{task.Folder}/{task.LargeName}", buffer, $"bytes={offset}-{last}");
        if (count != last - offset + 1) throw new InvalidOperationException($"{count} bytes at {offset}.");
    }

    private static async Task ReadSmallAsync(StorageRequests requests, StorageTask task, int number, byte[] buffer)
    {
        if (await requests.ReadAsync($"{task.Folder}/{StorageTask.SmallName(number)}", buffer) is var count and not StorageTask.SmallBytes) throw new InvalidOperationException($"{count} bytes of {number}.");
    }

    private static async Task ListAsync(StorageRequests requests, StorageTask task)
    {
        var found = 0;
        var marker = "";
        do
        {
            var page = await requests.TextAsync($"{task.Folder}?restype={(task.IsBlob ? "container" : "directory")}&comp=list&marker={Uri.EscapeDataString(marker)}");
            for (var at = 0; (at = page.IndexOf("<Name>", at, StringComparison.Ordinal)) >= 0; at++) found++;
            marker = Between(page, "<NextMarker>", "</NextMarker>");
        }
        while (marker.Length > 0);
        if (found < task.SmallCount) throw new InvalidOperationException($"{found} names of {task.SmallCount}.");
    }

    private static string Between(string text, string before, string after)
    {
        var start = text.IndexOf(before, StringComparison.Ordinal);
        return start < 0 ? "" : text[(start + before.Length)..text.IndexOf(after, start, StringComparison.Ordinal)];
    }

    private static Task InPiecesAsync(long length, Func<long, byte[], Task> piece) =>
        ManyAsync((int)((length + Step - 1) / Step), (number, buffer) => piece((long)number * Step, buffer), Streams);

    private static async Task ManyAsync(int count, Func<int, byte[], Task> one, int clients = StorageTask.Clients)
    {
        var next = -1;
        await Task.WhenAll(Enumerable.Range(0, Math.Min(clients, count)).Select(_ => Task.Run(async () =>
        {
            var buffer = new byte[64 << 10];
            while (Interlocked.Increment(ref next) is var number && number < count) await one(number, buffer);
        })));
    }

    private static byte[] RandomBytes()
    {
        var bytes = new byte[Step];
        new Random(1).NextBytes(bytes);
        return bytes;
    }
}
