using System.Text.Json.Serialization;

namespace BatchAi.Service.Api.BatchAi;

/// <summary>The JSON of what Batch AI's published models do not have.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(JobFaults))]
[JsonSerializable(typeof(NodeList))]
[JsonSerializable(typeof(OperationResult))]
[JsonSerializable(typeof(ResourceHistory))]
[JsonSerializable(typeof(ServiceCapabilities))]
[JsonSerializable(typeof(ServiceEndpoints))]
internal sealed partial class ExtensionJson : JsonSerializerContext;
