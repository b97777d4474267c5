namespace BatchAi.Service.Storage.Trees;

/// <summary>What to list, and from where on.</summary>
internal sealed record TreeListing
{
    /// <summary>
    /// Only names that begin so. For a blob container a prefix of full names, which need not end at a slash;
    /// for a share a prefix of the names within <see cref="Folder"/>, in any case.
    /// </summary>
    internal string Prefix { get; init; } = "";

    /// <summary>The folder to list; the root unless said otherwise.</summary>
    internal TreePath? Folder { get; init; }

    /// <summary>
    /// Whether to list the files of all folders below, each by its full name, and no folders (a flat list of blobs);
    /// otherwise one level, where a folder that holds no file at any depth is left out of a container's list.
    /// </summary>
    internal bool Flat { get; init; }

    /// <summary><see cref="TreePage.Next"/> of the page before; null for the first page.</summary>
    internal string? Marker { get; init; }

    /// <summary>At most so many entries, 1 to 5000.</summary>
    internal int Limit { get; init; } = 5000;

    /// <summary>Whether their names, numbers and sizes are enough: then what was kept with them is not read, which is most of the work.</summary>
    internal bool OnlySizes { get; init; }
}
