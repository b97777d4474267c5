namespace System.Management.Automation;

/// <summary>Refuses null; here nothing is refused.</summary>
[AttributeUsage(AttributeTargets.All)]
public sealed class ValidateNotNullAttribute : Attribute;
