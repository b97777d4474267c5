namespace System.Management.Automation;

/// <summary>Names what completes a parameter.</summary>
[AttributeUsage(AttributeTargets.All)]
public sealed class ArgumentCompleterAttribute(Type type) : Attribute
{
    public Type Type { get; } = type;
}
