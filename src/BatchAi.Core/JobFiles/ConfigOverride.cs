namespace BatchAi.Core.JobFiles;

/// <summary>A value that replaces one of a file, such as <c>properties.nodeCount=2</c>.</summary>
public sealed class ConfigOverride
{
    private ConfigOverride(string path, string? problem, IReadOnlyList<object> steps, ConfigNode? value)
    {
        Path = path;
        Problem = problem;
        Steps = steps;
        Value = value;
    }

    /// <summary>The path as it was given; never the value, which may be a secret.</summary>
    public string Path { get; }

    /// <summary>Why the override cannot be understood, in a full sentence; null when it can.</summary>
    public string? Problem { get; }

    /// <summary>Names of members as texts, and indexes as numbers.</summary>
    internal IReadOnlyList<object> Steps { get; }

    internal ConfigNode? Value { get; }

    /// <summary>Reads an override: a path with dots and <c>[0]</c> indexes, an equals sign, and JSON or else a plain text.</summary>
    /// <param name="text">The override, e.g. <c>properties.nodeCount=2</c>.</param>
    /// <returns>The override; one that cannot be understood has a <see cref="Problem"/>, and makes a file that it is used on invalid.</returns>
    public static ConfigOverride Parse(string text)
    {
        var end = text.IndexOf('=');
        var path = (end < 0 ? text : text.Substring(0, end)).Trim();
        if (end < 0) return Invalid(path, "has no '='");
        var steps = ConfigOverridePath.Parse(path);
        if (steps is null) return Invalid(path, "does not begin with a path such as properties.outputDirectories[0].id");
        var value = text.Substring(end + 1);
        return new(path, null, steps, ConfigTextReader.ReadValue(value) ?? new ConfigNode(ConfigNodeKind.Text, 0, 0, value));
    }

    private static ConfigOverride Invalid(string path, string what) =>
        new(path, $"The override {FaultWords.Quote(path)} {what}; write it as path=value, e.g. properties.nodeCount=2.", [], null);
}
