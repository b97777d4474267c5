using System.Diagnostics;
using System.Globalization;

namespace BatchAi.Bench.Benchmarks.Storage;

/// <summary>Azure's own client for Python, in a process per piece of work.</summary>
internal sealed class PythonClient(string python) : IStorageClient
{
    private static readonly string Script = Path.Combine(AppContext.BaseDirectory, "storage_client.py");

    public string Name => "SDK";

    /// <summary>The client; null where it is not installed.</summary>
    internal static async Task<PythonClient?> TryFindAsync(string python)
    {
        if (!File.Exists(python)) return null;
        using var process = Process.Start(new ProcessStartInfo(python, ["-c", "import azure.storage.blob, azure.storage.fileshare"]) { RedirectStandardError = true, UseShellExecute = false })!;
        await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? new PythonClient(python) : null;
    }

    public async Task<double> RunAsync(StorageSide side, StorageTask task)
    {
        using var process = Start(side, task.IsBlob, $"{task.Work}", task.Folder, $"{task.LargeBytes}", $"{task.SmallCount}");
        return Number(await EndAsync(process, side));
    }

    /// <summary>Follows lines until all were seen.</summary>
    /// <param name="side">Whose they are.</param>
    /// <param name="isBlob">Whether they are a blob's.</param>
    /// <param name="feed">The lines.</param>
    /// <param name="onReady">Called when lines may come.</param>
    internal async Task<FollowTimes> FollowAsync(StorageSide side, bool isBlob, LineFeed feed, Action onReady)
    {
        using var process = Start(side, isBlob, "Follow", feed.Folder, LineFeed.Name, $"{feed.Lines}");
        _ = await process.StandardOutput.ReadLineAsync();
        onReady();
        var words = (await EndAsync(process, side)).Split(' ');
        return new FollowTimes(Number(words[0]), Number(words[1]), Number(words[2]));
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static async Task<string> EndAsync(Process process, StorageSide side)
    {
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output.Trim() : throw new InvalidOperationException($"Azure's client for Python failed with {side.Name}.");
    }

    private Process Start(StorageSide side, bool isBlob, string work, params string[] arguments)
    {
        var start = new ProcessStartInfo(python, [Script, isBlob ? "blob" : "file", work, .. arguments]) { RedirectStandardOutput = true, UseShellExecute = false };
        start.Environment["BENCH_CONNECTION"] = side.ConnectionString;
        start.Environment["REQUESTS_CA_BUNDLE"] = side.CaPath;
        return Process.Start(start)!;
    }
}
