namespace BatchAi.Service.Storage.Trees;

/// <summary>Sees the bytes of an upload pass by, and makes their CRC64.</summary>
internal interface IContentSum : IContentObserver
{
    /// <summary>The CRC64 of all that passed by.</summary>
    ulong Value { get; }
}
