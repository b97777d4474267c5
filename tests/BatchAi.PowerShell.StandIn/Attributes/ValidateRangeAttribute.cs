namespace System.Management.Automation;

/// <summary>Refuses values out of a range; here nothing is refused.</summary>
[AttributeUsage(AttributeTargets.All)]
public sealed class ValidateRangeAttribute(object minRange, object maxRange) : Attribute
{
    public object MinRange { get; } = minRange;

    public object MaxRange { get; } = maxRange;
}
