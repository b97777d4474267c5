namespace BatchAi.Core.JobFiles;

/// <summary>A JSON value that knows where it stands in its file; line and column are 0 for a value that stands in none.</summary>
internal sealed class ConfigNode(ConfigNodeKind kind, int line, int column, string text = "")
{
    public ConfigNodeKind Kind { get; } = kind;

    public int Line { get; } = line;

    public int Column { get; } = column;

    /// <summary>The value of a text, or a number or boolean as it is written.</summary>
    public string Text { get; } = text;

    /// <summary>The members of an object.</summary>
    public List<ConfigMember> Members { get; } = kind == ConfigNodeKind.Object ? [] : NoMembers;

    /// <summary>The items of an array.</summary>
    public List<ConfigNode> Items { get; } = kind == ConfigNodeKind.Array ? [] : NoItems;

    /// <summary>Whether the value comes from an override, whose words are typed without quotes.</summary>
    public bool IsTyped => Line == 0;

    /// <summary>Whether the value is a text, or stands for one: in an override a number needs no quotes.</summary>
    public bool PassesForText => Kind == ConfigNodeKind.Text || (IsTyped && Kind is ConfigNodeKind.Number or ConfigNodeKind.Boolean);

    // Shared by all scalars, which nobody adds to.
    private static readonly List<ConfigMember> NoMembers = [];
    private static readonly List<ConfigNode> NoItems = [];

    public static string Describe(ConfigNodeKind kind) => kind switch
    {
        ConfigNodeKind.Object => "an object",
        ConfigNodeKind.Array => "an array",
        ConfigNodeKind.Text => "a text",
        ConfigNodeKind.Number => "a number",
        ConfigNodeKind.Boolean => "true or false",
        _ => "null",
    };

    /// <summary>The value of a member; none when it is absent or null, which means the same here.</summary>
    public ConfigNode? Find(string name)
    {
        foreach (var member in Members)
        {
            if (member.Name == name) return member.Value.Kind == ConfigNodeKind.Null ? null : member.Value;
        }

        return null;
    }

    /// <summary>A copy that shares nothing with this value.</summary>
    public ConfigNode Copy()
    {
        var copy = new ConfigNode(Kind, Line, Column, Text);
        foreach (var member in Members) copy.Members.Add(member with { Value = member.Value.Copy() });
        foreach (var item in Items) copy.Items.Add(item.Copy());
        return copy;
    }
}
