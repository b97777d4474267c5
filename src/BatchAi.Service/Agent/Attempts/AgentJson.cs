using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using BatchAi.Core.Execution;
using BatchAi.Service.Agent.Mounts.Remote;
using BatchAi.Service.Agent.Protocol;
using BatchAi.Service.Hosting;

namespace BatchAi.Service.Agent.Attempts;

/// <summary>The JSON of attempts' files and of the agent's protocol.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(AttemptOrder))]
[JsonSerializable(typeof(AttemptStart))]
[JsonSerializable(typeof(AttemptStop))]
[JsonSerializable(typeof(AttemptResult))]
[JsonSerializable(typeof(FolderContent))]
[JsonSerializable(typeof(Dictionary<string, int>))]
[JsonSerializable(typeof(AgentRequest))]
[JsonSerializable(typeof(AgentMessage))]
internal sealed partial class AgentJson : JsonSerializerContext
{
    /// <summary>Writes a file so that readers see the whole of it or nothing.</summary>
    internal static void Write<T>(string path, T value, JsonTypeInfo<T> type) => OwnerOnly.ReplaceText(path, JsonSerializer.Serialize(value, type));

    /// <summary>Reads a file; null when it is not there, or not whole (a machine may lose power while writing).</summary>
    internal static T? TryRead<T>(string path, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(path), type);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException or JsonException)
        {
            return null;
        }
    }
}
