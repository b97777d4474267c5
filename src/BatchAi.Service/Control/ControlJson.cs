using System.Text.Json;
using System.Text.Json.Serialization;
using BatchAi.Core.Earlier;
using BatchAi.Service.State;

namespace BatchAi.Service.Control;

/// <summary>The JSON of what the control plane keeps besides the resources.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(EarlierContent))]
[JsonSerializable(typeof(JobFacts))]
internal sealed partial class ControlJson : JsonSerializerContext
{
    internal static byte[] Write(JobFacts facts) => JsonSerializer.SerializeToUtf8Bytes(facts, Default.JobFacts);

    internal static byte[]? Write(EarlierContent? content) => content is null ? null : JsonSerializer.SerializeToUtf8Bytes(content, Default.EarlierContent);

    /// <summary>What an earlier version of the API said of a resource; none for one of today's.</summary>
    internal static EarlierContent? ReadEarlier(ResourceRow row)
    {
        if (row.Facts is null) return null;
        return row.Kind == ResourceKind.Job ? ReadFacts(row).Earlier : JsonSerializer.Deserialize(row.Facts, Default.EarlierContent);
    }

    /// <summary>A resource's row with other words of an earlier version.</summary>
    internal static ResourceRow With(ResourceRow row, EarlierContent content) =>
        row with { Facts = row.Kind == ResourceKind.Job ? Write(ReadFacts(row) with { Earlier = content }) : Write(content) };

    internal static JobFacts ReadFacts(ResourceRow row) => JsonSerializer.Deserialize(row.Facts, Default.JobFacts)!;
}
