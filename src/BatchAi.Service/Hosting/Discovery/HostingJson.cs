using System.Text.Json.Serialization;

namespace BatchAi.Service.Hosting.Discovery;

/// <summary>The JSON of the discovery file and of the service's own operations.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    WriteIndented = true)]
[JsonSerializable(typeof(ServiceDescription))]
[JsonSerializable(typeof(ServiceStatus))]
[JsonSerializable(typeof(StatusReport))]
[JsonSerializable(typeof(ConnectionAnswer))]
internal sealed partial class HostingJson : JsonSerializerContext;
