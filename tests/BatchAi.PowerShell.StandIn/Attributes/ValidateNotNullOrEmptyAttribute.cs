namespace System.Management.Automation;

/// <summary>Refuses null and nothing; here nothing is refused.</summary>
[AttributeUsage(AttributeTargets.All)]
public sealed class ValidateNotNullOrEmptyAttribute : Attribute;
