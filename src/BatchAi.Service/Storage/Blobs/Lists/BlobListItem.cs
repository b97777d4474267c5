using BatchAi.Service.Storage.Trees;

namespace BatchAi.Service.Storage.Blobs.Lists;

/// <summary>What stands in a list of blobs.</summary>
/// <param name="Name">The blob's full name, or what all names in a group begin with.</param>
/// <param name="IsGroup">Whether it stands for all blobs whose names begin so.</param>
/// <param name="Entry">The blob; null for a group, and for a blob that has only blocks that are no part of it yet.</param>
internal sealed record BlobListItem(string Name, bool IsGroup, TreeEntry? Entry);
