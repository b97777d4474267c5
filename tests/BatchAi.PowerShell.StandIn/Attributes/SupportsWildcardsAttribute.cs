namespace System.Management.Automation;

/// <summary>Says that a parameter expands wildcards.</summary>
[AttributeUsage(AttributeTargets.All)]
public sealed class SupportsWildcardsAttribute : Attribute;
