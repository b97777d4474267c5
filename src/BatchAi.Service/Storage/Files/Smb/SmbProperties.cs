using System.Globalization;
using BatchAi.Service.Storage.Http;
using BatchAi.Service.Storage.Trees;

namespace BatchAi.Service.Storage.Files.Smb;

/// <summary>
/// What SMB tells of a file or folder. Where a user has set nothing, or a job has changed the bytes since, it is what the
/// file system knows.
/// </summary>
internal sealed record SmbProperties
{
    internal const string AttributesKey = "smb.attributes";
    internal const string CreatedKey = "smb.created";
    internal const string WrittenKey = "smb.written";
    internal const string ChangedKey = "smb.changed";
    internal const string PermissionKey = "smb.permission";

    internal required FileAttributes Attributes { get; init; }

    internal required DateTimeOffset Created { get; init; }

    internal required DateTimeOffset Written { get; init; }

    internal required DateTimeOffset Changed { get; init; }

    /// <summary>The key of the security descriptor.</summary>
    internal required string Permission { get; init; }

    internal bool IsReadOnly => Attributes.HasFlag(FileAttributes.ReadOnly);

    internal static SmbProperties Of(TreeEntry entry)
    {
        var record = entry.Record;
        return new SmbProperties
        {
            Attributes = WholeNumber.TryParse(record.FindExtra(AttributesKey)) is { } attributes ? (FileAttributes)(int)attributes : Natural(entry.Kind),
            Created = At(record.FindExtra(CreatedKey)) ?? entry.Created,
            Written = Pinned(record.FindExtra(WrittenKey), entry.Modified) ?? entry.Modified,
            Changed = Pinned(record.FindExtra(ChangedKey), entry.Modified) ?? entry.Changed,
            Permission = record.FindExtra(PermissionKey) is { } key && SecurityDescriptors.IsKey(key) ? key : SecurityDescriptors.StandardKey,
        };
    }

    /// <summary>The attributes of what nobody has given any.</summary>
    internal static FileAttributes Natural(EntryKind kind) => kind == EntryKind.Folder ? FileAttributes.Directory : FileAttributes.Archive;

    /// <summary>Writes a time that holds for as long as the bytes are those of now.</summary>
    internal static string Pin(DateTimeOffset time, DateTimeOffset modified) => string.Create(CultureInfo.InvariantCulture, $"{time.UtcTicks}@{modified.UtcTicks}");

    private static DateTimeOffset? Pinned(string? text, DateTimeOffset modified) =>
        text?.Split('@') is [var time, var pin] && At(pin) == modified ? At(time) : null;

    // A job can write what it likes into the attributes of its files.
    private static DateTimeOffset? At(string? ticks) =>
        WholeNumber.TryParse(ticks) is { } number && number <= DateTimeOffset.MaxValue.UtcTicks ? new DateTimeOffset(number, TimeSpan.Zero) : null;
}
