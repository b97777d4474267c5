namespace System.Management.Automation;

/// <summary>Refuses values that are not in a list; here nothing is refused.</summary>
[AttributeUsage(AttributeTargets.All)]
public sealed class ValidateSetAttribute(params string[] validValues) : Attribute
{
    public IList<string> ValidValues { get; } = validValues;

    public bool IgnoreCase { get; set; } = true;
}
