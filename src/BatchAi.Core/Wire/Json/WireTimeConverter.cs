using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace BatchAi.Core.Wire;

/// <summary>Times as UTC in ISO 8601 with up to three digits of a second's fraction, e.g. <c>2018-06-06T21:18:53.03Z</c>.</summary>
internal sealed class WireTimeConverter : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String || !reader.TryGetDateTime(out var time))
        {
            throw new JsonException("A time in ISO 8601 is expected, e.g. 2018-06-06T21:18:53Z.");
        }

        // A time that names no zone is UTC on this wire, not the reader's local time.
        return time.Kind == DateTimeKind.Unspecified ? new DateTimeOffset(time, TimeSpan.Zero) : new DateTimeOffset(time.ToUniversalTime());
    }

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFF'Z'", CultureInfo.InvariantCulture));
}
