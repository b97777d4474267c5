namespace BatchAi.Service.Storage.Trees.Host;

/// <summary>Sees the names in a folder, in no order.</summary>
internal interface IHostVisitor
{
    /// <summary>Takes a name as the system has it, and what it seems to be; null when that has to be looked up.</summary>
    /// <returns>Whether to go on.</returns>
    bool Visit(ReadOnlySpan<byte> name, HostKind? kind);
}
