using System.Globalization;

namespace BatchAi.Service.Storage.Trees;

/// <summary>A file or folder as it was at one moment.</summary>
internal sealed record TreeEntry
{
    /// <summary>The full name from the tree's root on, as it is on the disk, e.g. <c>logs/run.txt</c>; a folder's has no slash at its end.</summary>
    internal required string Name { get; init; }

    internal required EntryKind Kind { get; init; }

    /// <summary>The size in bytes; 0 for folders.</summary>
    internal required long Length { get; init; }

    /// <summary>When the bytes were last changed, by whomever.</summary>
    internal required DateTimeOffset Modified { get; init; }

    /// <summary>When bytes, record or name were last changed.</summary>
    internal required DateTimeOffset Changed { get; init; }

    /// <summary>When the file was made; the time of its last change where the file system does not know.</summary>
    internal required DateTimeOffset Created { get; init; }

    /// <summary>The number of the file in its file system; the same for as long as the file lives, whatever its name.</summary>
    internal required ulong FileId { get; init; }

    /// <summary>When it was made, as the file system counts; 0 where it does not know. With the number it tells one file from all others.</summary>
    internal required long Born { get; init; }

    /// <summary>The number of the folder that the file was found in; 0 for the root.</summary>
    internal ulong ParentId { get; init; }

    /// <summary>Changes with every change of bytes, record or name, whoever makes it.</summary>
    internal required ulong Tag { get; init; }

    /// <summary>What is kept about it; <see cref="FileRecord.Empty"/> for what a job made.</summary>
    internal required FileRecord Record { get; init; }

    /// <summary>What is noted about it without touching it: the tag does not change with it. Null for nothing.</summary>
    internal string? Note { get; init; }

    /// <summary>The tag as an entity tag without its quotes, e.g. <c>0x8DABCDEF01234567</c>.</summary>
    internal string ETag => string.Create(CultureInfo.InvariantCulture, $"0x{Tag:X16}");
}
