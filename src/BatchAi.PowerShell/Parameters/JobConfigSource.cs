namespace BatchAi.Parameters;

/// <summary>A job as a parameter takes it: JSON, or something that is written as JSON, or the path of a file.</summary>
public sealed class JobConfigSource
{
    private JobConfigSource(string? json, string? path) => (Json, Path) = (json, path);

    /// <summary>The JSON; none when it is in a file.</summary>
    public string? Json { get; }

    /// <summary>The path of the file; none when there is JSON.</summary>
    public string? Path { get; }

    /// <summary>A job that is JSON.</summary>
    /// <param name="json">The JSON.</param>
    public static JobConfigSource OfJson(string json) => new(json, null);

    /// <summary>A job that is in a file.</summary>
    /// <param name="path">The path.</param>
    public static JobConfigSource OfFile(string path) => new(null, path);

    /// <summary>Where it comes from; never what it says, which may be a secret.</summary>
    public override string ToString() => Path ?? "job";
}
