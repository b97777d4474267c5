using System.Diagnostics;
using System.Globalization;
using System.Text;
using BatchAi.Service.Storage.Trees;
using BatchAi.Service.Tests.Storage.Trees.Support;
using Microsoft.Win32.SafeHandles;

namespace BatchAi.Service.Tests.Storage.Trees;

/// <summary>A process that writes blobs as fast as it can, whole and in blocks, and tells each once it is acknowledged.</summary>
internal static class TreeStormProcess
{
    private const int Writers = 6;
    private const int Names = 4;

    internal static Process Start(string account)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet")
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
            ArgumentList = { "exec", typeof(TreeStormProcess).Assembly.Location, "write-tree", account },
        };
        return Process.Start(start)!;
    }

    internal static string Text(int number) => string.Concat(Enumerable.Repeat($"{number};", 1 + (number * 37 % 20_000)));

    internal static async Task RunAsync(string account)
    {
        await using var tree = AccountTree.Open(account, TimeProvider.System);
        using var container = tree.OpenTree(TreeKind.Blobs, "data");
        using var output = new FileStream(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write, bufferSize: 0);
        var first = container.Names(new TreeListing { Flat = true }).Count == 0 ? 0 : Highest(container);
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(i => WriteForEverAsync(container, output, i, first)));
    }

    private static int Highest(StorageTree container) =>
        container.Pages(new TreeListing { Flat = true }).SelectMany(p => p.Entries).Max(e => int.Parse(e.Record.FindExtra("number")!, CultureInfo.InvariantCulture));

    private static async Task WriteForEverAsync(StorageTree container, FileStream output, int writer, int first)
    {
        for (var number = first + 1; ; number++)
        {
            // A blob of the name "n" and blobs below "n/" get in each other's way.
            var name = string.Concat(Enumerable.Repeat($"n{writer % 2}/", writer % 3)) + $"n{number % Names % 2}";
            name = $"{name}-{writer}";
            var record = FileRecord.Empty.WithExtra("number", number.ToString(CultureInfo.InvariantCulture));
            if (writer % 2 == 0) await container.PutAsync(name, Text(number), record);
            else await PutBlocksAsync(container, name, Text(number), record);
            lock (output) output.Write(Encoding.UTF8.GetBytes($"{name} {number}\n"));
        }
    }

    private static async Task PutBlocksAsync(StorageTree container, string name, string text, FileRecord record)
    {
        var half = text.Length / 2;
        using var blocks = container.OpenBlocks(container.Path(name));
        await blocks.PutAsync("1", half, new MemoryStream(Encoding.UTF8.GetBytes(text[..half])));
        await blocks.PutAsync("2", text.Length - half, new MemoryStream(Encoding.UTF8.GetBytes(text[half..])));
        using var hold = await container.HoldAsync(container.Path(name), CancellationToken.None);
        await blocks.CommitAsync([new("1", BlockSource.Uncommitted), new("2", BlockSource.Uncommitted)], record);
    }
}
