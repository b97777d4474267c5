using System.Text.Json.Serialization;

namespace BatchAi.Service.Storage.Files;

/// <summary>The JSON of the file API.</summary>
[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class StorageJson : JsonSerializerContext;
