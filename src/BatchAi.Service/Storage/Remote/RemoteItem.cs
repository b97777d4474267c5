namespace BatchAi.Service.Storage.Remote;

/// <summary>A file or folder of another service's share or container.</summary>
/// <param name="Name">Its name from the share or container on, decoded, with slashes.</param>
/// <param name="Length">How long it is.</param>
/// <param name="IsFolder">Whether it is a folder of a share.</param>
internal sealed record RemoteItem(string Name, long Length, bool IsFolder = false);
