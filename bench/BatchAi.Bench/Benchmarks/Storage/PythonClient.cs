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
        string[] arguments = [Script, task.IsBlob ? "blob" : "file", $"{task.Work}", task.Folder, $"{task.LargeBytes}", $"{task.SmallCount}"];
        var start = new ProcessStartInfo(python, arguments) { RedirectStandardOutput = true, UseShellExecute = false };
        start.Environment["BENCH_CONNECTION"] = side.ConnectionString;
        start.Environment["REQUESTS_CA_BUNDLE"] = side.CaPath;
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? double.Parse(output, CultureInfo.InvariantCulture) : throw new InvalidOperationException($"{task.Work} with {side.Name} failed.");
    }
}
