namespace System.Management.Automation;

/// <summary>A property that was put on an object.</summary>
public sealed class PSNoteProperty : PSPropertyInfo
{
    public PSNoteProperty(string name, object? value) => (Name, Value) = (name, value);

    public override object? Value { get; set; }
}
