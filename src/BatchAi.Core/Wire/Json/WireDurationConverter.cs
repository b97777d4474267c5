using System.Text.Json;
using System.Text.Json.Serialization;

namespace BatchAi.Core.Wire;

/// <summary>Durations in ISO 8601, e.g. <c>P7D</c>; the older form <c>7.00:00:00</c> is read, too.</summary>
internal sealed class WireDurationConverter : JsonConverter<TimeSpan>
{
    public override TimeSpan Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String && WireDuration.TryParse(reader.GetString(), out var duration)) return duration;
        throw new JsonException("A duration in ISO 8601 is expected, e.g. P7D or PT1H.");
    }

    public override void Write(Utf8JsonWriter writer, TimeSpan value, JsonSerializerOptions options) =>
        writer.WriteStringValue(WireDuration.Format(value));
}
