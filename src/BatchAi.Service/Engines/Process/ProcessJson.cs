using System.Text.Json.Serialization;

namespace BatchAi.Service.Engines.Process;

/// <summary>The JSON of the engine's own files.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(JobLoss))]
[JsonSerializable(typeof(NodeRecord))]
internal sealed partial class ProcessJson : JsonSerializerContext;
