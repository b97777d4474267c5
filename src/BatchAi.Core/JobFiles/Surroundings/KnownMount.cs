namespace BatchAi.Core.JobFiles;

/// <summary>A mount of a job or of its cluster, and what is known of it.</summary>
/// <param name="Level"><c>cluster</c> or <c>job</c>.</param>
/// <param name="Path">The path below the mount root.</param>
public sealed record KnownMount(string Level, string Path)
{
    /// <summary>Why it cannot be mounted, in full sentences; null when it can.</summary>
    public string? Problem { get; init; }

    /// <summary>What is in it; null when that cannot be seen.</summary>
    public IMountContent? Content { get; init; }
}
