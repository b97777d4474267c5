namespace BatchAi.Service.Storage.Blobs.Lists;

/// <summary>A page of a list of blobs.</summary>
/// <param name="Items">What stands in it, in order.</param>
/// <param name="Next">Where the next page begins; null at the end.</param>
internal sealed record BlobPage(IReadOnlyList<BlobListItem> Items, string? Next);
