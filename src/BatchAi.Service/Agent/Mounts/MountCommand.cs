using BatchAi.Service.Agent.Attempts;
using BatchAi.Service.Hosting.Mounts;

namespace BatchAi.Service.Agent.Mounts;

/// <summary>Runs a user's mount command, the target's path appended, as Batch AI did.</summary>
/// <param name="shell">The shell that runs it.</param>
/// <param name="run">Runs the shell.</param>
internal sealed class MountCommand(string shell, MountRun run)
{
    /// <summary>Mounts a file system; one that is there already is left as it is.</summary>
    /// <exception cref="MountFailedException">It is not mounted then.</exception>
    internal async Task RunAsync(PlanMount mount, string path)
    {
        if (MountTable.IsMounted(path)) return;
        if (new FileInfo(path).LinkTarget is not null) File.Delete(path);
        Directory.CreateDirectory(path);

        // The command is the script, and the path a parameter of it.
        var call = new MountCall(shell, ["-c", mount.Source.TrimEnd() + " \"$1\"", "mount", path], NodeEnvironment.Allowed());
        if (await run.RunAsync("the mount command", call, path) is { } why) throw new MountFailedException(mount, why);
    }
}
