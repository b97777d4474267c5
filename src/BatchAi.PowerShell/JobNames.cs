namespace BatchAi;

/// <summary>Names of jobs.</summary>
internal static class JobNames
{
    private const int MaximumLength = 64;

    /// <summary>Whether a job may have the name.</summary>
    public static bool IsValid(string name) => name.Length is > 0 and <= MaximumLength && name.All(IsAllowed);

    /// <summary>The name of a job that is known by its file alone.</summary>
    public static string Of(string path)
    {
        var name = string.Concat(Path.GetFileNameWithoutExtension(path).Select(c => IsAllowed(c) ? c : '_'));
        return name.Length switch
        {
            0 => "job",
            > MaximumLength => name.Substring(0, MaximumLength),
            _ => name,
        };
    }

    /// <summary>The name of a copy: the job's own and the copy's number.</summary>
    /// <param name="name">The name of the job, or of a copy of it.</param>
    /// <param name="number">The number of the copy.</param>
    public static string Again(string name, int number)
    {
        var mark = name.LastIndexOf("-r", StringComparison.Ordinal);
        var isCopy = mark > 0 && mark + 2 < name.Length && name.Skip(mark + 2).All(c => c is >= '0' and <= '9');
        var stem = isCopy ? name.Substring(0, mark) : name;
        var end = $"-r{number}";
        var room = MaximumLength - end.Length;
        return (stem.Length > room ? stem.Remove(room) : stem) + end;
    }

    private static bool IsAllowed(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' or '-';
}
