namespace BatchAi.Service.Storage.Checksums;

/// <summary>The checksum of a part of a blob or file that a client wants with it.</summary>
internal enum RangeChecksum
{
    None,
    Md5,
    Crc64,
}
