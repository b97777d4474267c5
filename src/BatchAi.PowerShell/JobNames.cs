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

    private static bool IsAllowed(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' or '-';
}
