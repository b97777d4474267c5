namespace BatchAi.Service.CommandLine;

/// <summary>Who reads the text, and from where.</summary>
internal sealed record TextStyle
{
    /// <summary>Whether a build agent reads it, which obeys commands in what it shows.</summary>
    public bool InBuild { get; init; }

    /// <summary>Whether a terminal shows it, so that colours of a job mean something.</summary>
    public bool KeepColours { get; init; }

    /// <summary>The folder that paths are told from.</summary>
    public string? CurrentFolder { get; init; }

    /// <summary>The style of this process's output.</summary>
    internal static TextStyle OfThisProcess() => new()
    {
        InBuild = IsSet("TF_BUILD") || IsSet("GITHUB_ACTIONS"),
        KeepColours = !Console.IsOutputRedirected,
        CurrentFolder = Environment.CurrentDirectory,
    };

    /// <summary>A path as short as it can be told: from the current folder when it is below it.</summary>
    internal string Shorten(string path)
    {
        if (CurrentFolder is null) return path;
        var relative = Path.GetRelativePath(CurrentFolder, path);
        return relative == ".." || relative.StartsWith("../", StringComparison.Ordinal) ? path : relative;
    }

    private static bool IsSet(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 };
}
