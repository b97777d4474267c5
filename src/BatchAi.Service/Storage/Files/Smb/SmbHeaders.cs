using System.Globalization;
using BatchAi.Service.Storage.Http;
using BatchAi.Service.Storage.Serving;
using BatchAi.Service.Storage.Trees;

namespace BatchAi.Service.Storage.Files.Smb;

/// <summary>The headers that tell what SMB knows.</summary>
internal static class SmbHeaders
{
    internal const string Created = "x-ms-file-creation-time";
    internal const string Written = "x-ms-file-last-write-time";
    internal const string Changed = "x-ms-file-change-time";
    internal const string Permission = "x-ms-file-permission";
    internal const string PermissionKey = "x-ms-file-permission-key";

    /// <summary>Adds to an answer when a file or folder was changed, its mark, and what SMB tells of it.</summary>
    internal static StorageAnswer WithSmb(this StorageAnswer answer, TreeEntry entry)
    {
        var smb = SmbProperties.Of(entry);
        return answer.With(entry)
            .With(SmbAttributes.Header, SmbAttributes.Words(smb.Attributes))
            .With(Created, SmbTime.Words(smb.Created))
            .With(Written, SmbTime.Words(smb.Written))
            .With(Changed, SmbTime.Words(smb.Changed))
            .With(PermissionKey, smb.Permission)
            .With("x-ms-file-id", entry.FileId.ToString(CultureInfo.InvariantCulture))
            .With("x-ms-file-parent-id", entry.ParentId.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Adds to an answer when a file, folder or share was changed, and its mark.</summary>
    internal static StorageAnswer With(this StorageAnswer answer, TreeEntry entry) => answer.With(entry.LastModified(), entry.Mark());

    /// <summary>Adds to an answer that what was written was not encrypted.</summary>
    internal static StorageAnswer WithWritten(this StorageAnswer answer) => answer.With("x-ms-request-server-encrypted", false);

    /// <summary>Adds to an answer that what is stored is not encrypted.</summary>
    internal static StorageAnswer WithStored(this StorageAnswer answer) => answer.With("x-ms-server-encrypted", false);
}
