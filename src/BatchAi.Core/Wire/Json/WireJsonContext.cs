using System.Text.Json.Serialization;

namespace BatchAi.Core.Wire;

/// <summary>What the serializer has to know of the wire models, made when this project is compiled.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(WorkspaceCreateParameters))]
[JsonSerializable(typeof(WorkspaceUpdateParameters))]
[JsonSerializable(typeof(ClusterCreateParameters))]
[JsonSerializable(typeof(ClusterUpdateParameters))]
[JsonSerializable(typeof(FileServerCreateParameters))]
[JsonSerializable(typeof(JobCreateParameters))]
[JsonSerializable(typeof(Workspace))]
[JsonSerializable(typeof(Experiment))]
[JsonSerializable(typeof(Cluster))]
[JsonSerializable(typeof(FileServer))]
[JsonSerializable(typeof(Job))]
[JsonSerializable(typeof(ListResult<Workspace>))]
[JsonSerializable(typeof(ListResult<Experiment>))]
[JsonSerializable(typeof(ListResult<Cluster>))]
[JsonSerializable(typeof(ListResult<FileServer>))]
[JsonSerializable(typeof(ListResult<Job>))]
[JsonSerializable(typeof(ListResult<OutputFile>))]
[JsonSerializable(typeof(ListResult<RemoteLoginInformation>))]
[JsonSerializable(typeof(ListResult<Usage>))]
[JsonSerializable(typeof(ListResult<Operation>))]
[JsonSerializable(typeof(CloudError))]
internal sealed partial class WireJsonContext : JsonSerializerContext;
