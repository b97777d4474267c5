namespace BatchAi.Service.Storage.Trees;

/// <summary>Sees the bytes of an upload pass by, to hash them.</summary>
internal interface IContentObserver
{
    /// <summary>Takes the next bytes.</summary>
    void Append(ReadOnlySpan<byte> bytes);
}
