using BatchAi.Core.Output;
using BatchAi.Service.Agent.Attempts;
using BatchAi.Service.Agent.Native;
using BatchAi.Service.Agent.Shim;
using BatchAi.Service.Hosting.Mounts;

namespace BatchAi.Service.Agent.Mounts;

/// <summary>
/// Runs a user's mount command, the target's path appended, as Batch AI did. What it starts (a file system in user
/// space is a process) belongs to no job's processes: it ends when it is unmounted.
/// </summary>
/// <param name="launcher">Starts the command.</param>
/// <param name="output">The file for what it says.</param>
/// <param name="stopAsked">Completes when it is to be given up.</param>
/// <param name="time">The clock.</param>
internal sealed class MountCommand(ShimLauncher launcher, string output, Task stopAsked, TimeProvider time)
{
    private const int LongestQuote = 500;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Mounts a file system; one that is there already is left as it is.</summary>
    /// <exception cref="MountFailedException">It is not mounted then.</exception>
    internal async Task RunAsync(PlanMount mount, string path)
    {
        if (MountTable.IsMounted(path)) return;
        if (new FileInfo(path).LinkTarget is not null) File.Delete(path);
        Directory.CreateDirectory(path);

        File.Delete(output);
        using var file = Descriptor.TryOpen(output, createNew: true)!;
        var process = Start(mount.Source, path, file, out var ended);
        if (await Task.WhenAny(ended, stopAsked, Task.Delay(Patience, time)) != ended)
        {
            ProcessSignals.Send(-process, ProcessSignals.Kill);
            throw new MountFailedException(mount, stopAsked.IsCompleted ? "it was given up." : $"the mount command did not end within {Patience.TotalMinutes:0} minutes. {Said()}");
        }

        if (!MountTable.IsMounted(path)) throw new MountFailedException(mount, $"after the mount command nothing is mounted there. {Said()}");
    }

    private int Start(string command, string path, Descriptor file, out Task ended)
    {
        // The command is the script, and the path a parameter of it.
        string[] arguments = ["-c", command.TrimEnd() + " \"$1\"", "mount", path];
        var request = new SpawnRequest(launcher.Shell, arguments, NodeEnvironment.Allowed(), new Dictionary<int, Descriptor> { [1] = file, [2] = file });
        return launcher.Start(request, out ended);
    }

    private string Said()
    {
        var text = JobText.Clean(string.Join(' ', File.ReadAllText(output).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), inBuild: true, keepColours: false);
        return text.Length == 0 ? "It said nothing." : $"It said: {(text.Length > LongestQuote ? "…" + text[^LongestQuote..] : text)}";
    }
}
