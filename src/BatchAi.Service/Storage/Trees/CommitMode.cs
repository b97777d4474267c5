namespace BatchAi.Service.Storage.Trees;

/// <summary>What may happen to what is there already.</summary>
internal enum CommitMode
{
    /// <summary>A file of the same name is replaced as a whole.</summary>
    CreateOrReplace,

    /// <summary>A name that is taken is <see cref="TreeError.AlreadyExists"/>.</summary>
    CreateNew,
}
