namespace BatchAi.Service.Storage.Trees;

/// <summary>What a tree of files is served as; it decides which names there are and how they are matched.</summary>
internal enum TreeKind
{
    /// <summary>A file share: names are matched in their exact case, else in any other case that is unique.</summary>
    Files,

    /// <summary>A blob container: names are exact, and every one is allowed.</summary>
    Blobs,
}
