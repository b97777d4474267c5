namespace BatchAi.Core.Wire;

/// <summary>An NFS server for jobs and clusters.</summary>
public sealed class FileServer : ProxyResource<FileServerProperties>;
