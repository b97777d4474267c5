namespace BatchAi.Core.Planning;

/// <summary>Paths of a plan: forward slashes, absolute, perhaps with symbols in them.</summary>
internal static class TemplatePath
{
    /// <summary>Resolves <c>.</c>, <c>..</c> and repeated slashes of an absolute path.</summary>
    /// <param name="path">The path, variables already replaced.</param>
    /// <param name="member">The member that holds it, for the message of the fault.</param>
    /// <exception cref="BatchAiException">The path is not absolute or climbs above the node's own folder.</exception>
    public static string Normalize(string path, string member)
    {
        var isRooted = path.StartsWith("/", StringComparison.Ordinal);
        if (!isRooted && !BeginsWithNodeRoot(path)) throw Fault(path, member, "it is not absolute");

        var kept = new List<string>();
        foreach (var segment in path.Split('/'))
        {
            if (segment.Length == 0 || segment == ".") continue;
            if (segment != "..") kept.Add(segment);
            else if (kept.Count > (isRooted ? 0 : 1)) kept.RemoveAt(kept.Count - 1);
            else if (!isRooted) throw Fault(path, member, "it leads out of the node's folder");
        }

        return (isRooted ? "/" : "") + string.Join("/", kept);
    }

    /// <summary>Appends a relative path that may not lead out of the folder.</summary>
    /// <param name="folder">A normalized folder.</param>
    /// <param name="relative">The path below it; empty for the folder itself.</param>
    /// <param name="member">The member that holds the relative path.</param>
    /// <exception cref="BatchAiException">The relative path leads out of the folder.</exception>
    public static string Below(string folder, string relative, string member)
    {
        var path = Normalize(folder + "/" + relative, member);
        return Contains(folder, path) ? path : throw Fault(relative, member, "it leads out of its folder");
    }

    /// <summary>Whether a normalized path is a folder itself or below it.</summary>
    public static bool Contains(string folder, string path) =>
        path == folder || path.StartsWith(folder.TrimEnd('/') + "/", StringComparison.Ordinal);

    private static bool BeginsWithNodeRoot(string path)
    {
        var end = path.IndexOf('/');
        var first = end < 0 ? path : path.Substring(0, end);
        return first.StartsWith("{node", StringComparison.Ordinal) && first.EndsWith("root}", StringComparison.Ordinal);
    }

    private static BatchAiException Fault(string path, string member, string reason) =>
        PlanFaults.InvalidPath(path, member, reason);
}
