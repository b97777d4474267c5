namespace BatchAi.Client.Transfers;

/// <summary>A piece of a file that is sent.</summary>
/// <param name="Index">Its number.</param>
/// <param name="Offset">Where it begins.</param>
/// <param name="Bytes">A buffer.</param>
/// <param name="Count">How much of the buffer counts.</param>
internal sealed record Piece(int Index, long Offset, byte[] Bytes, int Count)
{
    /// <summary>Its checksum.</summary>
    internal byte[] MD5 { get; } = Checksum.Of(Bytes, Count);

    /// <summary>Its bytes, to be read.</summary>
    internal MemoryStream Open() => new(Bytes, 0, Count, writable: false);
}
