namespace BatchAi.Client.Transfers;

/// <summary>A part of a file, as it came.</summary>
/// <param name="Bytes">The bytes.</param>
/// <param name="Total">The length of the whole file.</param>
/// <param name="ETag">The version of the file.</param>
/// <param name="WholeMD5">The checksum of the whole file, where the storage has it.</param>
/// <param name="LastModified">When the file was written.</param>
internal sealed record FilePart(byte[] Bytes, long Total, string? ETag, byte[]? WholeMD5, DateTimeOffset? LastModified);
