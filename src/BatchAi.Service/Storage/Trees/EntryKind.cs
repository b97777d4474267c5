namespace BatchAi.Service.Storage.Trees;

/// <summary>What a name in a tree stands for. There is nothing else: what is neither is invisible.</summary>
internal enum EntryKind
{
    /// <summary>A regular file.</summary>
    File,

    /// <summary>A folder.</summary>
    Folder,
}
