using Azure.Storage.Files.Shares.Models;

namespace BatchAi.Service.Tests.Storage.Files.Support;

/// <summary>Properties of SMB, which Azure's client makes in a roundabout way.</summary>
internal static class TestSmb
{
    internal static FileSmbProperties Of(NtfsFileAttributes? attributes = null, DateTimeOffset? created = null, DateTimeOffset? written = null, string? key = null)
    {
        var smb = SharesModelFactory.FileSmbProperties(null, null, null);
        (smb.FileAttributes, smb.FileCreatedOn, smb.FileLastWrittenOn, smb.FilePermissionKey) = (attributes, created, written, key);
        return smb;
    }
}
