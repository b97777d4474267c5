namespace BatchAi.Core.JobFiles;

/// <summary>Finds the places of a file's values by their JSON paths; for what is said of the job that was read from it.</summary>
/// <param name="utf8">The text of the file.</param>
public sealed class FaultPlaces(ReadOnlyMemory<byte> utf8)
{
    private readonly Lazy<Dictionary<string, ConfigNode>> _nodes = new(() => Walk(utf8));

    /// <summary>Line and column of a value, or of the nearest one around it; zeros when the text has none.</summary>
    /// <param name="path">Its JSON path.</param>
    public (int Line, int Column) Find(string path)
    {
        while (path is { Length: > 0 })
        {
            if (_nodes.Value.TryGetValue(path, out var node)) return (node.Line, node.Column);
            path = path.Substring(0, Math.Max(0, path.LastIndexOfAny(['.', '['])));
        }

        return (0, 0);
    }

    private static Dictionary<string, ConfigNode> Walk(ReadOnlyMemory<byte> utf8)
    {
        var nodes = new Dictionary<string, ConfigNode>(StringComparer.Ordinal);
        if (ConfigTextReader.ReadFile(utf8, new FaultList()) is { } root) Add(root, ConfigPath.Root, nodes);
        return nodes;
    }

    private static void Add(ConfigNode node, ConfigPath path, Dictionary<string, ConfigNode> nodes)
    {
        nodes[path.ToString()] = node;
        foreach (var member in node.Members) Add(member.Value, path.Member(member.Name), nodes);
        for (var i = 0; i < node.Items.Count; i++) Add(node.Items[i], path.Item(i), nodes);
    }
}
