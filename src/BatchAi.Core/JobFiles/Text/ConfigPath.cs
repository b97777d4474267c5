using System.Globalization;
using System.Text;

namespace BatchAi.Core.JobFiles;

/// <summary>The way from the root of a file to a value; its text is a JSON path.</summary>
internal sealed class ConfigPath
{
    private readonly ConfigPath? _parent;
    private readonly string? _name;
    private readonly int _index;

    private ConfigPath(ConfigPath? parent, string? name, int index)
    {
        _parent = parent;
        _name = name;
        _index = index;
    }

    public static ConfigPath Root { get; } = new(null, null, 0);

    public ConfigPath Member(string name) => new(this, name, 0);

    public ConfigPath Item(int index) => new(this, null, index);

    public override string ToString()
    {
        var steps = new Stack<string>();
        for (var step = this; step._parent is not null; step = step._parent) steps.Push(step.Step());
        return steps.Aggregate(new StringBuilder("$"), (path, step) => path.Append(step)).ToString();
    }

    private string Step()
    {
        if (_name is null) return string.Format(CultureInfo.InvariantCulture, "[{0}]", _index);
        var isPlain = _name.Length is > 0 and <= FaultWords.MaximumLength && _name.All(letter => char.IsLetterOrDigit(letter) || letter is '_' or '$');
        return isPlain ? "." + _name : "[" + FaultWords.Quote(_name) + "]";
    }
}
