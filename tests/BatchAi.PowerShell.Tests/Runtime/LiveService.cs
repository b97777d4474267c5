using System.Diagnostics;
using BatchAi.Commands;

namespace BatchAi.Runtime;

/// <summary>A real service on free ports and on a data root of its own, and a connection to it. Tests share it by class.</summary>
public sealed class LiveService : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly string _folder = Path.Combine(Path.GetTempPath(), "batchai-" + Path.GetRandomFileName());

    /// <summary>The folder of the service's files.</summary>
    public string DataRoot => Path.Combine(_folder, "root");

    /// <summary>A folder for the test's own files.</summary>
    public string Folder => _folder;

    /// <summary>The connection, for <c>-Context</c>.</summary>
    public Context Context { get; private set; } = null!;

    /// <summary>Starts the service and connects to it.</summary>
    public async Task InitializeAsync()
    {
        Directory.CreateDirectory(_folder);
        await RunAsync("serve", "--detach", "--data-root", DataRoot, "--port=0", "--blob-port=0", "--file-port=0");
        Context = new CmdletRun<ConnectBatchAiCommand>().With("DataRoot", DataRoot).Succeed().Single<Context>();
    }

    /// <summary>Ends service, jobs and agent, and removes their files.</summary>
    public async Task DisposeAsync()
    {
        await RunAsync("stop", "--jobs", "--data-root", DataRoot);
        await OwnProcesses.EndAsync(DataRoot);
        Directory.Delete(_folder, recursive: true);
    }

    private static async Task RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", Path.Combine(BuiltModule.Folder, "service", "batchai.dll"), .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        using var process = Process.Start(start)!;
        var words = process.StandardError.ReadToEndAsync();
        await process.StandardOutput.ReadToEndAsync().WaitAsync(Patience);
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, await words);
    }
}
