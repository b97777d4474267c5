using BatchAi.Core.Output;
using BatchAi.Service.Agent.Native;
using BatchAi.Service.Agent.Shim;
using BatchAi.Service.Hosting.Mounts;

namespace BatchAi.Service.Agent.Mounts;

/// <summary>
/// Runs programs that mount. What they leave running (a file system in user space is a process) belongs to no job's
/// processes: it ends when it is unmounted.
/// </summary>
/// <param name="launcher">Starts them.</param>
/// <param name="output">The file for what they say.</param>
/// <param name="stopAsked">Completes when they are to be given up.</param>
/// <param name="time">The clock.</param>
internal sealed class MountRun(ShimLauncher launcher, string output, Task stopAsked, TimeProvider time)
{
    private const int LongestQuote = 500;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    /// <summary>Runs one until something is mounted.</summary>
    /// <param name="name">What it is called in words.</param>
    /// <param name="call">What is started.</param>
    /// <param name="path">Where something is to be mounted then.</param>
    /// <returns>Why nothing is mounted, as the end of a sentence; null when something is.</returns>
    internal async Task<string?> RunAsync(string name, MountCall call, string path)
    {
        File.Delete(output);
        using var file = Descriptor.TryOpen(output, createNew: true)!;
        var process = launcher.Start(new SpawnRequest(call.Program, call.Arguments, call.Environment, new Dictionary<int, Descriptor> { [1] = file, [2] = file }), out var ended);
        if (!await IsOverAsync(call, path, ended))
        {
            ProcessSignals.Send(-process, ProcessSignals.Kill);
            return stopAsked.IsCompleted ? "it was given up." : $"{name} did not {(call.Stays ? "mount it" : "end")} within {Patience.TotalMinutes:0} minutes. {Said()}";
        }

        return MountTable.IsMounted(path) ? null : $"after {name} nothing is mounted there. {Said()}";
    }

    private async Task<bool> IsOverAsync(MountCall call, string path, Task ended)
    {
        var limit = Task.WhenAny(ended, stopAsked, Task.Delay(Patience, time));
        while (call.Stays && !limit.IsCompleted && !MountTable.IsMounted(path)) await Task.WhenAny(limit, Task.Delay(Look, time));
        return (call.Stays && MountTable.IsMounted(path)) || await limit == ended;
    }

    private string Said()
    {
        var text = JobText.Clean(string.Join(' ', File.ReadAllText(output).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), inBuild: true, keepColours: false);
        return text.Length == 0 ? "It said nothing." : $"It said: {(text.Length > LongestQuote ? "…" + text[^LongestQuote..] : text)}";
    }
}
