namespace BatchAi.Core.JobFiles;

/// <summary>Judges paths.</summary>
internal static class PathRules
{
    /// <summary>The number of characters that no mount's path exceeds.</summary>
    public const int LongestPath = 1024;

    private static readonly char[] Separators = ['/', '\\'];

    /// <summary>A path that others are made below has to be absolute and must not climb.</summary>
    public static void CheckPrefix(ConfigPlace? path, FaultList faults)
    {
        if (path is null) return;
        if (!IsAbsolute(path.Text))
        {
            faults.Error(FaultCodes.InvalidPath, path, $"{FaultWords.Quote(path.Text)} is not absolute; begin it with / or with a variable, e.g. $AZ_BATCHAI_JOB_MOUNT_ROOT/logs.", "an absolute path or one that begins with a variable");
        }
        else if (ProblemOfAny(path.Text) is { } problem)
        {
            faults.Error(FaultCodes.InvalidPath, path, $"{FaultWords.Quote(path.Text)} {problem}.");
        }
    }

    public static void CheckAbsolute(ConfigPlace? path, FaultList faults)
    {
        if (path is null || IsAbsolute(path.Text)) return;
        faults.Error(FaultCodes.InvalidPath, path, $"{FaultWords.Quote(path.Text)} is not absolute; begin it with / or with a variable, e.g. $AZ_BATCHAI_JOB_MOUNT_ROOT/data.", "an absolute path or one that begins with a variable");
    }

    /// <summary>A path that is appended to another one.</summary>
    public static void CheckSuffix(ConfigPlace? path, FaultList faults)
    {
        if (path is null) return;
        var problem = path.Text[0] is '/' or '\\' ? "is absolute; leave the separator at its beginning out" : ProblemOfAny(path.Text);
        if (problem is not null) faults.Error(FaultCodes.InvalidPath, path, $"{FaultWords.Quote(path.Text)} {problem}.", "a relative path");
    }

    /// <summary>What is wrong with the path of a mount; none when nothing is.</summary>
    public static string? ProblemOfMount(string path)
    {
        if (path.Length == 0) return "is blank; give the mount a path such as logs";
        if (path[0] == '/') return "is absolute; leave the / at its beginning out";
        if (path.Contains('\\')) return "has a backslash; separate folders with /";
        if (ProblemOfAny(path) is { } problem) return problem;
        var segments = path.Split('/');
        if (segments.Any(string.IsNullOrWhiteSpace)) return "has a segment without a name; leave out doubled separators and those at the end";
        return segments.Contains(".") ? "has a segment '.'; leave it out" : null;
    }

    private static bool IsAbsolute(string path) => path[0] is '/' or '$';

    private static string? ProblemOfAny(string path)
    {
        if (path.Length > LongestPath) return $"is longer than {LongestPath} characters; make it shorter";
        if (path.Any(char.IsControl)) return "has a control character; take it out";
        return path.Split(Separators).Contains("..") ? "has a segment '..'; say the folder itself" : null;
    }
}
