using System.Globalization;

namespace BatchAi.Core.JobFiles;

/// <summary>A value and the way to it. Looking for a value of another kind than is there finds none: its type is judged elsewhere.</summary>
internal sealed class ConfigPlace(ConfigNode node, ConfigPath path)
{
    public ConfigNode Node { get; } = node;

    public ConfigPath Path { get; } = path;

    /// <summary>The value of a text, or of a number that an override gives for one.</summary>
    public string Text => Node.Text;

    public ConfigPlace? Member(string name) => Node.Find(name) is { } value ? new(value, Path.Member(name)) : null;

    public ConfigPlace? Object(string name) => Member(name) is { Node.Kind: ConfigNodeKind.Object } member ? member : null;

    public ConfigPlace? TextOf(string name) => Member(name) is { Node.PassesForText: true } member ? member : null;

    /// <summary>A text that says something.</summary>
    public ConfigPlace? WordsOf(string name) => TextOf(name) is { } text && !string.IsNullOrWhiteSpace(text.Text) ? text : null;

    public ConfigPlace? Integer(string name, out int value)
    {
        value = 0;
        return Member(name) is { Node.Kind: ConfigNodeKind.Number } member && TryParseInteger(member.Text, out value) ? member : null;
    }

    /// <summary>The objects of an array.</summary>
    public IEnumerable<ConfigPlace> Objects(string name)
    {
        if (Member(name) is not { } list) yield break;
        for (var i = 0; i < list.Node.Items.Count; i++)
        {
            if (list.Node.Items[i].Kind == ConfigNodeKind.Object) yield return new(list.Node.Items[i], list.Path.Item(i));
        }
    }

    public static bool TryParseInteger(string text, out int value) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);
}
