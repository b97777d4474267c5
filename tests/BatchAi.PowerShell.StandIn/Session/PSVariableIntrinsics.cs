namespace System.Management.Automation;

/// <summary>Variables; none is set at first.</summary>
public sealed class PSVariableIntrinsics
{
    private readonly Dictionary<string, object?> _values = new(StringComparer.OrdinalIgnoreCase);

    public object? GetValue(string name) => _values.GetValueOrDefault(name);

    public void Set(string name, object? value) => _values[name] = value;
}
