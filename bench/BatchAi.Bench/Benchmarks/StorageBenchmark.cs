using System.Runtime.InteropServices;
using BatchAi.Bench.Benchmarks.Storage;
using BatchAi.Bench.Harness;

namespace BatchAi.Bench.Benchmarks;

/// <summary>The storage endpoints beside Azurite and beside a server that does nothing, each with Azure's client for Python and with a lean one.</summary>
internal static class StorageBenchmark
{
    internal static async Task RunAsync(IReadOnlyList<string> arguments)
    {
        var options = StorageOptions.Parse(arguments);
        if (options.Service is not null) ResidentAgent.Executable = options.Service;
        using var cancel = new CancellationTokenSource();
        using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Cancel);
        using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Cancel);
        var load = $"load before: {(await File.ReadAllTextAsync("/proc/loadavg")).Trim()}; best of {options.Repeats}";
        await using var sides = await StorageSides.StartAsync(options);
        var python = await PythonClient.TryFindAsync(options.Python);
        IStorageClient[] clients = python is null ? [new Generator()] : [python, new Generator()];
        if (options.Only is null or "disk") await DiskFigures.PrintAsync(options);
        if (options.Only is null or "transfer" or "small") await new TransferFigures(options, sides, clients, load, cancel.Token).RunAsync();
        if (options.Only is null or "follow") await FollowFigures.PrintAsync(options, sides, python, cancel.Token);
        Console.WriteLine($"\nload after: {(await File.ReadAllTextAsync("/proc/loadavg")).Trim()}");

        // The work in hand is finished, and then all is taken down as at the end.
        void Cancel(PosixSignalContext context)
        {
            context.Cancel = true;
            cancel.Cancel();
        }
    }
}
