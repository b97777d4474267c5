using BatchAi.Core.Sweeps;
using BatchAi.Core.Wire;

namespace BatchAi.Core.JobFiles;

/// <summary>Puts the values of a sweep into the tree of a job file, before it is judged; never into secrets.</summary>
internal sealed class ConfigVariant
{
    private const string Variables = "environmentVariables";

    private readonly SweepVariant _variant;
    private readonly FaultList _faults;
    private readonly SweepUse _use;
    private ConfigPlace? _firstUnknown;

    private ConfigVariant(SweepVariant variant, FaultList faults) =>
        (_variant, _faults, _use) = (variant, faults, new SweepUse([.. variant.Values.Select(value => value.Key)]));

    public static void Apply(ConfigNode root, SweepVariant variant, FaultList faults)
    {
        var values = new ConfigVariant(variant, faults);
        var shape = WireShape.Of(typeof(JobCreateParameters));
        values.Fill(root, shape, ConfigPath.Root);
        if (values._use.Doubt is { } doubt) faults.Warning(FaultCodes.UnusedParameter, values._firstUnknown!, doubt);
        if (root.Find("properties") is { Kind: ConfigNodeKind.Object } properties) values.AddVariables(properties);
    }

    private void Fill(ConfigNode node, WireShape shape, ConfigPath path)
    {
        // An object that has a secret has nothing that could differ without it.
        if (shape.SecretPairs.Count > 0) return;
        for (var i = 0; i < node.Members.Count; i++)
        {
            var member = node.Members[i];
            var inside = shape.Kind == WireShapeKind.Map ? shape.Item : shape.Find(member.Name)?.Shape;
            if (inside is not null) node.Members[i] = member with { Value = Filled(member.Value, inside, path.Member(member.Name)) };
        }

        for (var i = 0; i < node.Items.Count && shape.Kind == WireShapeKind.List; i++) node.Items[i] = Filled(node.Items[i], shape.Item!, path.Item(i));
    }

    private ConfigNode Filled(ConfigNode node, WireShape shape, ConfigPath path)
    {
        if (node.Kind != ConfigNodeKind.Text)
        {
            Fill(node, shape, path);
            return node;
        }

        if (_use.Note(node.Text)) _firstUnknown ??= new(node, path);
        var text = Placeholders.Replace(node.Text, name => ValueOf(name, new(node, path)));
        if (text == node.Text) return node;
        // "{nodes}" stands for a number where one belongs.
        var isNumber = shape.Kind == WireShapeKind.Integer && ConfigPlace.TryParseInteger(text, out _);
        return new(isNumber ? ConfigNodeKind.Number : ConfigNodeKind.Text, node.Line, node.Column, text);
    }

    private string? ValueOf(string name, ConfigPlace place)
    {
        var value = _variant.Values.FirstOrDefault(value => value.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;
        if (value is { IsFile: true } && !value.Text.Skip(1).All(IsHarmless))
        {
            var variable = Sweep.VariableOf(name);
            _faults.Error(FaultCodes.UnsafeFileName, place, $"The name of the file {FaultWords.Quote(value.Text)} has characters that mean something to a shell; write \"${variable}\" in place of {{{name}}}, with its quotes, or rename the file.");
        }

        return value?.Text;
    }

    // They stand first, so that the job's own variables can refer to them.
    private void AddVariables(ConfigNode properties)
    {
        if (properties.Find(Variables) is not { } list)
        {
            list = new ConfigNode(ConfigNodeKind.Array, 0, 0);
            properties.Members.RemoveAll(member => member.Name == Variables);
            properties.Members.Add(new(Variables, 0, 0, list));
        }

        if (list.Kind != ConfigNodeKind.Array) return;
        foreach (var value in _variant.Values) CheckFile(value.Value);
        var variables = _variant.Values.Select(value => (Name: Sweep.VariableOf(value.Key), value.Value.Text)).ToList();
        list.Items.RemoveAll(item => item.Find("name") is { } name && variables.Exists(variable => variable.Name == name.Text));
        list.Items.InsertRange(0, variables.Select(variable => Variable(variable.Name, variable.Text)));
    }

    // Values of variables are expanded, and a dollar sign has no other way to be written.
    private void CheckFile(SweepValue value)
    {
        if (value.IsFile && value.Text.LastIndexOf('$') > 0) _faults.Error(FaultCodes.UnsafeFileName, ConfigPath.Root, 0, 0, $"The name of the file {FaultWords.Quote(value.Text)} has a dollar sign, which would be taken for a variable; rename the file.");
    }

    private static ConfigNode Variable(string name, string value)
    {
        var variable = new ConfigNode(ConfigNodeKind.Object, 0, 0);
        variable.Members.Add(new("name", 0, 0, new(ConfigNodeKind.Text, 0, 0, name)));
        variable.Members.Add(new("value", 0, 0, new(ConfigNodeKind.Text, 0, 0, value)));
        return variable;
    }

    private static bool IsHarmless(char letter) => char.IsLetterOrDigit(letter) || letter is '/' or '.' or '_' or '-' or '+' or '=' or ':' or ',' or '@' or '%';
}
