namespace BatchAi.Core.Wire;

/// <summary>A member that a request must carry.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class RequiredAttribute : Attribute;
