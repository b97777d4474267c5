namespace BatchAi.Parameters;

/// <summary>A job as a parameter takes it: JSON, or something that is written as JSON, or the path of a file.</summary>
public sealed class JobConfigSource
{
    private JobConfigSource(string? json, string? path, bool isTyped) => (Json, Path, IsTyped) = (json, path, isTyped);

    /// <summary>The JSON; none when it is in a file.</summary>
    public string? Json { get; }

    /// <summary>The path of the file; none when there is JSON.</summary>
    public string? Path { get; }

    /// <summary>Whether the JSON is the user's own, so that its lines mean something.</summary>
    public bool IsTyped { get; }

    /// <summary>A job that is JSON.</summary>
    /// <param name="json">The JSON.</param>
    /// <param name="isTyped">Whether it is the user's own, and was not made of an object.</param>
    public static JobConfigSource OfJson(string json, bool isTyped) => new(json, null, isTyped);

    /// <summary>A job that is in a file.</summary>
    /// <param name="path">The path.</param>
    public static JobConfigSource OfFile(string path) => new(null, path, isTyped: true);

    /// <summary>Where it comes from; never what it says, which may be a secret.</summary>
    public override string ToString() => Path ?? "job";
}
