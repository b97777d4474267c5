namespace BatchAi.Core.Wire;

/// <summary>The values that a string member may have; case does not matter.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class OneOfAttribute(params string[] values) : Attribute
{
    /// <summary>The values in the wire's spelling.</summary>
    public IReadOnlyList<string> Values { get; } = values;
}
