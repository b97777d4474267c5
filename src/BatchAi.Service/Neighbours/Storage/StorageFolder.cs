namespace BatchAi.Service.Neighbours.Storage;

/// <summary>A file share or blob container.</summary>
/// <param name="Name">Its name.</param>
/// <param name="LastModified">When it was last changed, UTC.</param>
/// <param name="ETag">Changes when the folder is made anew.</param>
internal sealed record StorageFolder(string Name, DateTime LastModified, string ETag);
