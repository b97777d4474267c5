namespace BatchAi.Core.Metrics;

/// <summary>Which files of a job tell its metrics when nobody says so, and which comes first.</summary>
public static class OutputFileOrder
{
    /// <summary>Whether a file of the directory <c>stdouterr</c> holds what the job itself printed, and not its preparation.</summary>
    /// <param name="name">The file's name.</param>
    public static bool IsOutput(string name)
    {
        if (name is null) throw new ArgumentNullException(nameof(name));
        return (name.StartsWith("stdout", StringComparison.Ordinal) || name.StartsWith("stderr", StringComparison.Ordinal))
            && name.EndsWith(".txt", StringComparison.Ordinal) && name.IndexOf("-job_prep", StringComparison.Ordinal) < 0;
    }

    /// <summary>Sorts files: standard output before standard error, the first rank before others.</summary>
    /// <param name="names">The files' names.</param>
    public static IReadOnlyList<string> Sort(IEnumerable<string> names) => names
        .OrderBy(name => name.StartsWith("stdout", StringComparison.Ordinal) ? 0 : 1)
        .ThenBy(name => name.Length)
        .ThenBy(name => name, StringComparer.Ordinal)
        .ToList();
}
