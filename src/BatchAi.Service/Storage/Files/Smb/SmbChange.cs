using System.Globalization;
using BatchAi.Service.Storage.Http;
using BatchAi.Service.Storage.Trees;

namespace BatchAi.Service.Storage.Files.Smb;

/// <summary>What a request wants to be different in what SMB knows of a file or folder.</summary>
internal sealed record SmbChange
{
    private const string Keep = "preserve";

    /// <summary>No wish; what is told of the latest change is over all the same.</summary>
    internal static SmbChange None { get; } = new();

    internal FileAttributes? Attributes { get; init; }

    internal TimeWish Created { get; init; }

    internal TimeWish Written { get; init; }

    internal TimeWish Changed { get; init; }

    /// <summary>The key of the security descriptor; null to leave it.</summary>
    internal string? Permission { get; init; }

    /// <summary>Whether a time is to be other than the file system will have it for something new.</summary>
    internal bool SetsTimes => Written.Time is not null || Changed.Time is not null;

    /// <summary>Reads a request's headers; a security descriptor that it brings is stored.</summary>
    /// <param name="call">The request.</param>
    /// <param name="descriptors">Those of the share.</param>
    /// <param name="isFolder">Whether it is about a folder.</param>
    /// <param name="source">What a copy is made of; it can have properties of that.</param>
    /// <exception cref="StorageException">One is malformed.</exception>
    internal static async Task<SmbChange> ReadAsync(StorageCall call, SecurityDescriptors descriptors, bool isFolder, SmbProperties? source = null) => new()
    {
        Attributes = call.Header(SmbAttributes.Header) switch
        {
            null => null,
            var text when text.Equals(Keep, StringComparison.OrdinalIgnoreCase) => null,
            var text when source is not null && text.Equals(TimeWish.Source, StringComparison.OrdinalIgnoreCase) => source.Attributes,
            var text => SmbAttributes.Read(text, isFolder),
        },
        Created = TimeWish.Read(call, SmbHeaders.Created, source?.Created),
        Written = TimeWish.Read(call, SmbHeaders.Written, source?.Written),
        Changed = TimeWish.Read(call, SmbHeaders.Changed, source?.Changed),
        Permission = await descriptors.ReadAsync(call),
    };

    /// <summary>The record of something new; without attributes it has those of its kind.</summary>
    internal FileRecord ForNew(FileRecord record, EntryKind kind) => (this with
    {
        Attributes = Attributes is FileAttributes.None ? SmbProperties.Natural(kind) : Attributes,
        Created = Created.IsNow ? default : Created,
        Written = default,
        Changed = default,
    }).ApplyTo(record, default, default);

    /// <summary>The record as it is to be.</summary>
    /// <param name="record">What it was.</param>
    /// <param name="modified">When the bytes were last changed, which the times are true for.</param>
    /// <param name="now">The time of the request.</param>
    internal FileRecord ApplyTo(FileRecord record, DateTimeOffset modified, DateTimeOffset now)
    {
        if (Attributes is { } attributes) record = record.WithExtra(SmbProperties.AttributesKey, ((int)attributes).ToString(CultureInfo.InvariantCulture));
        if (!Created.IsKept) record = record.WithExtra(SmbProperties.CreatedKey, (Created.Time ?? now).UtcTicks.ToString(CultureInfo.InvariantCulture));
        if (!Written.IsKept) record = record.WithExtra(SmbProperties.WrittenKey, SmbProperties.Pin(Written.Time ?? now, modified));
        if (Permission is not null) record = record.WithExtra(SmbProperties.PermissionKey, Permission);

        // This very change is one: what was said of an earlier one is over.
        return record.WithExtra(SmbProperties.ChangedKey, Changed.Time is { } changed ? SmbProperties.Pin(changed, modified) : null);
    }
}
