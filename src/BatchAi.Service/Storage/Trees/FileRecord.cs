namespace BatchAi.Service.Storage.Trees;

/// <summary>What is kept about a file or folder besides its bytes: headers, metadata, and whatever a protocol adds.</summary>
internal sealed record FileRecord
{
    internal static FileRecord Empty { get; } = new();

    internal BlobType BlobType { get; init; }

    internal string? ContentType { get; init; }

    internal string? ContentEncoding { get; init; }

    internal string? ContentLanguage { get; init; }

    internal string? ContentDisposition { get; init; }

    internal string? CacheControl { get; init; }

    /// <summary>The MD5 of the bytes; it is gone as soon as the file's bytes were changed in any other way.</summary>
    internal byte[]? ContentMd5 { get; init; }

    /// <summary>The user's metadata, in the order and the case they were given.</summary>
    internal IReadOnlyList<KeyValuePair<string, string>> Metadata { get; init; } = [];

    /// <summary>What a protocol keeps for itself, e.g. a file's SMB attributes.</summary>
    internal IReadOnlyList<KeyValuePair<string, string>> Extra { get; init; } = [];

    /// <summary>Whether a text can be a header: what a job writes into its files' attributes need not be one.</summary>
    internal static bool IsHeader(string text) => !text.Any(char.IsControl);

    /// <summary>Whether metadata can have a name: an identifier as languages have them, so that lists can have elements of these names.</summary>
    internal static bool IsMetadataName(string name) => name.Length > 0 && !char.IsAsciiDigit(name[0]) && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_');

    /// <summary>Whether metadata can have a value.</summary>
    internal static bool IsMetadataValue(string value) => value.All(letter => letter is >= ' ' and <= '~');

    /// <summary>A value of <see cref="Extra"/>, or null.</summary>
    internal string? FindExtra(string key)
    {
        foreach (var (name, value) in Extra)
        {
            if (name == key) return value;
        }

        return null;
    }

    /// <summary>The same record with a value of <see cref="Extra"/> set, or taken away by null.</summary>
    internal FileRecord WithExtra(string key, string? value)
    {
        List<KeyValuePair<string, string>> extra = [.. Extra.Where(e => e.Key != key)];
        if (value is not null) extra.Add(new(key, value));
        return this with { Extra = extra };
    }
}
