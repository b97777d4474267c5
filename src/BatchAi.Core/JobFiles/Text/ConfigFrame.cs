namespace BatchAi.Core.JobFiles;

/// <summary>An object or array whose end is not read yet.</summary>
internal sealed class ConfigFrame(ConfigNode node, ConfigPath path)
{
    public ConfigNode Node { get; } = node;

    /// <summary>The names of the members so far.</summary>
    public HashSet<string> Names { get; } = new(StringComparer.Ordinal);

    /// <summary>The path to a member, or to the next item of an array.</summary>
    public ConfigPath PathTo(string? name)
    {
        if (name is not null) return path.Member(name);
        return Node.Kind == ConfigNodeKind.Array ? path.Item(Node.Items.Count) : path;
    }
}
