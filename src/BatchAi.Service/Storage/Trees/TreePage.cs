namespace BatchAi.Service.Storage.Trees;

/// <summary>One page of a listing.</summary>
/// <param name="Entries">
/// The entries in the order of their full names' UTF-8 bytes, which is the order of their code points; a folder sorts as
/// if its name ended with a slash.
/// </param>
/// <param name="Next">
/// Where the next page begins, or null at the end. Letters, digits, '-' and '_' only, so that it can stand in XML and URLs.
/// A page may hold fewer entries than asked for, or none, and still not be the last.
/// </param>
internal sealed record TreePage(IReadOnlyList<TreeEntry> Entries, string? Next);
