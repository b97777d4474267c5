namespace BatchAi.Core.Wire;

/// <summary>A member that may be sent to the service and never comes back from it.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SecretAttribute : Attribute;
