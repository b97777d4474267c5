namespace System.Management.Automation;

/// <summary>Says what a cmdlet returns.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class OutputTypeAttribute(params Type[] type) : Attribute
{
    public Type[] Type { get; } = type;

    public string[]? ParameterSetName { get; set; }
}
