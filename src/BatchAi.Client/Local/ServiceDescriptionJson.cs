using System.Text.Json.Serialization;

namespace BatchAi.Client.Local;

/// <summary>The JSON that a local service speaks of itself.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ServiceDescription))]
[JsonSerializable(typeof(ServiceStatus))]
internal sealed partial class ServiceDescriptionJson : JsonSerializerContext;
