namespace BatchAi.Service.Runs;

/// <summary>Follows all output files of a run until it has ended.</summary>
internal sealed class OutputFollower(IReadOnlyList<FollowedFile> files, TimeProvider time)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(40);

    /// <summary>Hands out lines as they come, and what is left at the end.</summary>
    /// <param name="show">Takes a file's mark and a line.</param>
    /// <param name="ended">Completes when nothing more will be written.</param>
    internal async Task FollowAsync(Action<string, string> show, Task ended)
    {
        while (!ended.IsCompleted)
        {
            foreach (var file in files) Show(file, file.ReadNew(), show);
            await Task.WhenAny(ended, Task.Delay(Look, time));
        }

        foreach (var file in files) Show(file, file.ReadRest(), show);
    }

    private static void Show(FollowedFile file, IEnumerable<string> lines, Action<string, string> show)
    {
        foreach (var line in lines) show(file.Mark, line);
    }
}
