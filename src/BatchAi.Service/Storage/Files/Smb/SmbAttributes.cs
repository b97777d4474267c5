using BatchAi.Service.Storage.Http;

namespace BatchAi.Service.Storage.Files.Smb;

/// <summary>The attributes of files and folders as the API writes them: <c>ReadOnly | Archive</c>.</summary>
internal static class SmbAttributes
{
    internal const string Header = "x-ms-file-attributes";

    private static readonly (string Name, FileAttributes Value)[] Known =
    [
        ("ReadOnly", FileAttributes.ReadOnly), ("Hidden", FileAttributes.Hidden), ("System", FileAttributes.System),
        ("Directory", FileAttributes.Directory), ("Archive", FileAttributes.Archive), ("Temporary", FileAttributes.Temporary),
        ("Offline", FileAttributes.Offline), ("NotContentIndexed", FileAttributes.NotContentIndexed), ("NoScrubData", FileAttributes.NoScrubData),
    ];

    /// <summary>Reads attributes.</summary>
    /// <param name="text">Their names with bars between them, or <c>None</c>.</param>
    /// <param name="isFolder">Whether they are a folder's.</param>
    /// <exception cref="StorageException">One is unknown, or is not for such a thing.</exception>
    internal static FileAttributes Read(string text, bool isFolder)
    {
        var attributes = FileAttributes.None;
        foreach (var name in text.Split('|', StringSplitOptions.TrimEntries)) attributes |= One(name) ?? throw StorageErrors.InvalidHeader(Header, text);
        var wrong = isFolder ? FileAttributes.Temporary : FileAttributes.Directory;
        if ((attributes & wrong) != FileAttributes.None) throw StorageErrors.InvalidHeader(Header, text);
        return isFolder ? attributes | FileAttributes.Directory : attributes;
    }

    /// <summary>Writes attributes.</summary>
    internal static string Words(FileAttributes attributes) =>
        attributes == FileAttributes.None ? nameof(FileAttributes.None) : string.Join(" | ", Known.Where(known => attributes.HasFlag(known.Value)).Select(known => known.Name));

    private static FileAttributes? One(string name)
    {
        if (name.Equals(nameof(FileAttributes.None), StringComparison.OrdinalIgnoreCase)) return FileAttributes.None;
        foreach (var (known, value) in Known)
        {
            if (known.Equals(name, StringComparison.OrdinalIgnoreCase)) return value;
        }

        return null;
    }
}
