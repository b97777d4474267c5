namespace BatchAi.Service.Control;

/// <summary>Leads from a folder to what is below it, and never out of it: neither by <c>..</c> nor by links.</summary>
internal static class PathInside
{
    private const int MostLinks = 40;

    /// <summary>The path of what a relative path names, links followed; null when it leads out of the folder.</summary>
    /// <param name="root">The folder.</param>
    /// <param name="relative">A path with forward slashes, as a client or a job wrote it.</param>
    internal static string? Resolve(string root, string relative)
    {
        if (IsClimbing(relative)) return null;

        // A link may climb inside the folder, so from here on ".." is a step like others.
        var links = 0;
        var ahead = new Stack<string>(relative.Split('/').Reverse());
        var reached = new List<string>();
        while (ahead.TryPop(out var step))
        {
            if (step is "" or ".") continue;
            if (step == "..")
            {
                if (reached.Count == 0) return null;
                reached.RemoveAt(reached.Count - 1);
                continue;
            }

            reached.Add(step);
            if (new FileInfo(Path.Combine([root, .. reached])).LinkTarget is not { } target) continue;
            if (++links > MostLinks || !TryFollow(root, target, reached, ahead)) return null;
        }

        return Path.Combine([root, .. reached]);
    }

    /// <summary>Whether a path begins at a root, has a step out of its folder, or is none.</summary>
    internal static bool IsClimbing(string relative) =>
        relative.StartsWith('/') || relative.Contains('\0', StringComparison.Ordinal) || relative.Split('/').Contains("..");

    private static bool TryFollow(string root, string target, List<string> reached, Stack<string> ahead)
    {
        reached.RemoveAt(reached.Count - 1);
        if (target.StartsWith('/'))
        {
            if (target != root && !target.StartsWith(root + "/", StringComparison.Ordinal)) return false;
            target = target[root.Length..];
            reached.Clear();
        }

        foreach (var step in target.Split('/').Reverse()) ahead.Push(step);
        return true;
    }
}
