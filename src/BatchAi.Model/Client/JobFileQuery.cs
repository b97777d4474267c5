namespace BatchAi;

/// <summary>Which files of a job are wanted.</summary>
public sealed class JobFileQuery
{
    /// <summary>The id of the output directory.</summary>
    public string Directory { get; set; } = "stdouterr";

    /// <summary>The path below it; <c>.</c> for itself.</summary>
    public string Path { get; set; } = ".";

    /// <summary>How long the links work.</summary>
    public TimeSpan LinkValidity { get; set; } = TimeSpan.FromMinutes(60);
}
