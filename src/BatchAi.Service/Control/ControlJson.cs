using System.Text.Json;
using System.Text.Json.Serialization;
using BatchAi.Service.State;

namespace BatchAi.Service.Control;

/// <summary>The JSON of what the control plane keeps besides the resources.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(JobFacts))]
internal sealed partial class ControlJson : JsonSerializerContext
{
    internal static byte[] Write(JobFacts facts) => JsonSerializer.SerializeToUtf8Bytes(facts, Default.JobFacts);

    internal static JobFacts ReadFacts(ResourceRow row) => JsonSerializer.Deserialize(row.Facts, Default.JobFacts)!;
}
