namespace BatchAi.Service.Storage.Trees.Parts;

/// <summary>Something that a walk came upon.</summary>
/// <param name="Host">Its path on the disk.</param>
/// <param name="Name">Its full name.</param>
/// <param name="IsFolder">Whether it is a folder.</param>
/// <param name="Parent">The number of the folder it is in.</param>
/// <param name="IsLinked">Whether a link leads to it, or may.</param>
/// <param name="Entry">What it is, once it is described.</param>
/// <param name="IsStop">Whether it is none of the list, but the place where the walk stopped for this page.</param>
internal sealed record ListItem(string Host, string Name, bool IsFolder, ulong Parent, bool IsLinked = false, TreeEntry? Entry = null, bool IsStop = false);
