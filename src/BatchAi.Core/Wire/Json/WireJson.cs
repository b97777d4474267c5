using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace BatchAi.Core.Wire;

/// <summary>Writes and reads the wire models as the API wants them.</summary>
/// <remarks>Reading ignores members that a model does not know and throws <see cref="JsonException"/> for wrong types.</remarks>
public static class WireJson
{
    /// <summary>For what a client sends: secrets are written.</summary>
    public static JsonSerializerOptions Request { get; } = CreateOptions(WireJsonContext.Default);

    /// <summary>For what a service answers: members marked <see cref="SecretAttribute"/> are never written.</summary>
    public static JsonSerializerOptions Answer { get; } = CreateOptions(WireJsonContext.Default.WithAddedModifier(HideSecrets));

    /// <summary>Writes a model with its secrets as UTF-8.</summary>
    /// <typeparam name="T">A model that is a request or an answer of the API.</typeparam>
    /// <param name="value">The model.</param>
    public static byte[] SerializeRequest<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, TypeInfo<T>(Request));

    /// <summary>Writes a model without its secrets as UTF-8.</summary>
    /// <typeparam name="T">A model that is a request or an answer of the API.</typeparam>
    /// <param name="value">The model.</param>
    public static byte[] SerializeAnswer<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, TypeInfo<T>(Answer));

    /// <summary>Reads a model from UTF-8.</summary>
    /// <typeparam name="T">A model that is a request or an answer of the API.</typeparam>
    /// <param name="utf8">JSON, without a byte order mark.</param>
    /// <returns>The model; null for the literal <c>null</c>.</returns>
    /// <exception cref="JsonException">The text is no JSON, or a member has the wrong type.</exception>
    public static T? Deserialize<T>(ReadOnlySpan<byte> utf8)
        where T : class => JsonSerializer.Deserialize(utf8, TypeInfo<T>(Request));

    /// <summary>Reads a model from text.</summary>
    /// <typeparam name="T">A model that is a request or an answer of the API.</typeparam>
    /// <param name="json">JSON.</param>
    /// <returns>The model; null for the literal <c>null</c>.</returns>
    /// <exception cref="JsonException">The text is no JSON, or a member has the wrong type.</exception>
    public static T? Deserialize<T>(string json)
        where T : class => JsonSerializer.Deserialize(json, TypeInfo<T>(Request));

    /// <summary>Reads a model from a stream of UTF-8.</summary>
    /// <typeparam name="T">A model that is a request or an answer of the API.</typeparam>
    /// <param name="utf8">JSON.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The model; null for the literal <c>null</c>.</returns>
    /// <exception cref="JsonException">The text is no JSON, or a member has the wrong type.</exception>
    public static ValueTask<T?> DeserializeAsync<T>(Stream utf8, CancellationToken cancellationToken = default)
        where T : class => JsonSerializer.DeserializeAsync(utf8, TypeInfo<T>(Request), cancellationToken);

    /// <summary>A copy of a model that shares nothing with it.</summary>
    /// <typeparam name="T">A model that is a request or an answer of the API.</typeparam>
    /// <param name="value">The model.</param>
    public static T Copy<T>(T value)
        where T : class => Deserialize<T>(SerializeRequest(value).AsSpan())!;

    private static JsonTypeInfo<T> TypeInfo<T>(JsonSerializerOptions options) => (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));

    private static JsonSerializerOptions CreateOptions(IJsonTypeInfoResolver models)
    {
        var options = new JsonSerializerOptions
        {
            TypeInfoResolver = models,
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            // The answers are read by people, too, and are never embedded in HTML.
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            Converters = { new WireTimeConverter(), new WireDurationConverter() },
        };
        options.MakeReadOnly();
        return options;
    }

    private static void HideSecrets(JsonTypeInfo model)
    {
        foreach (var member in model.Properties)
        {
            if (member.AttributeProvider?.IsDefined(typeof(SecretAttribute), inherit: true) == true)
            {
                member.ShouldSerialize = static (_, _) => false;
            }
        }
    }
}
