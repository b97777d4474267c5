using System.Text.Json;
using System.Text.Json.Serialization;
using System.Xml;
using BatchAi.Core.Wire;

namespace BatchAi.Core.Tests.Planning.Support;

/// <summary>Reads wire models of job files.</summary>
internal static class WireJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new DurationConverter() },
    };

    public static JobBaseProperties Job(string json) =>
        JsonSerializer.Deserialize<JobCreateParameters>(json, Options)!.Properties!;

    public static ClusterBaseProperties Cluster(string json) =>
        JsonSerializer.Deserialize<ClusterCreateParameters>(json, Options)!.Properties!;

    private sealed class DurationConverter : JsonConverter<TimeSpan>
    {
        public override TimeSpan Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            XmlConvert.ToTimeSpan(reader.GetString()!);

        public override void Write(Utf8JsonWriter writer, TimeSpan value, JsonSerializerOptions options) =>
            writer.WriteStringValue(XmlConvert.ToString(value));
    }
}
