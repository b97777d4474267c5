namespace BatchAi.Service.Storage.Files;

/// <summary>What a client wants to be told of each name on a list, besides its size.</summary>
[Flags]
internal enum ListDetails
{
    None = 0,
    Timestamps = 1,
    Etag = 2,
    Attributes = 4,
    PermissionKey = 8,
}
