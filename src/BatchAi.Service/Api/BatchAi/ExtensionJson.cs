using System.Text.Json.Serialization;
using BatchAi.Service.Control.Diagnosis;

namespace BatchAi.Service.Api.BatchAi;

/// <summary>The JSON of what Batch AI's published models do not have.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(JobNames))]
[JsonSerializable(typeof(JobResults))]
[JsonSerializable(typeof(ClusterDiagnosis))]
[JsonSerializable(typeof(ClusterNodes))]
[JsonSerializable(typeof(JobDiagnosis))]
[JsonSerializable(typeof(JobFaults))]
[JsonSerializable(typeof(NodeList))]
[JsonSerializable(typeof(OperationResult))]
[JsonSerializable(typeof(ResourceHistory))]
[JsonSerializable(typeof(ServiceCapabilities))]
[JsonSerializable(typeof(ServiceEndpoints))]
internal sealed partial class ExtensionJson : JsonSerializerContext;
