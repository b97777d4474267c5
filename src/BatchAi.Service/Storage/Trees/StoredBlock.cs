namespace BatchAi.Service.Storage.Trees;

/// <summary>A block of a blob.</summary>
/// <param name="Id">The block's id as the client gave it (base64).</param>
/// <param name="Length">Its size in bytes.</param>
internal readonly record struct StoredBlock(string Id, long Length);
