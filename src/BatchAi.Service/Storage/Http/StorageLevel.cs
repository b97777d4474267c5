namespace BatchAi.Service.Storage.Http;

/// <summary>How deep the thing lies that a request names.</summary>
internal enum StorageLevel
{
    /// <summary>The account's blob or file service.</summary>
    Account,

    /// <summary>A container, or a share.</summary>
    Container,

    /// <summary>A blob; or a file or directory, a share's topmost one included.</summary>
    Item,
}
