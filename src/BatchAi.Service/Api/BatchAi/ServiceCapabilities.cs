namespace BatchAi.Service.Api.BatchAi;

/// <summary>What a service can do on the machine where it runs.</summary>
/// <param name="Containers">Whether a container engine answers.</param>
internal sealed record ServiceCapabilities(bool Containers);
