namespace BatchAi.Service.Storage.Signing;

/// <summary>Which service SAS can allow an operation.</summary>
internal enum SasReach
{
    /// <summary>None: only a key, the service's token or an account SAS.</summary>
    None,

    /// <summary>One of a whole container or share.</summary>
    Container,

    /// <summary>One of a whole container or share, or of the single blob or file.</summary>
    Item,
}
