namespace BatchAi.Service.Hosting.Mounts;

/// <summary>Unmounts what is mounted in folders of ours, so that nobody who removes them descends into it.</summary>
internal static class Unmounter
{
    private const string Program = "umount";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Unmounts everything at a path and below it: politely, else so that it is gone from there at once and ends when nobody uses it.</summary>
    /// <returns>Why something is left, in words; null when nothing is.</returns>
    internal static async Task<string?> ClearAsync(string path, TimeProvider time)
    {
        string? problem = null;
        foreach (var point in MountTable.Below(path))
        {
            var polite = await RunAsync([point], time);
            problem = polite is null ? problem : await RunAsync(["-l", point], time) ?? problem;
        }

        return MountTable.Below(path) is [var left, ..] ? $"{left} is still mounted: {problem}" : null;
    }

    private static async Task<string?> RunAsync(IEnumerable<string> arguments, TimeProvider time)
    {
        var run = await ProgramRun.RunAsync(Program, arguments, Patience, time, CancellationToken.None);
        return run.ExitCode == 0 ? null : run.Problem ?? run.Error.Trim();
    }
}
