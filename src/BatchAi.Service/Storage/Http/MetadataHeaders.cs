using BatchAi.Service.Storage.Trees;

namespace BatchAi.Service.Storage.Http;

/// <summary>The metadata that users keep with their things.</summary>
internal static class MetadataHeaders
{
    internal const string Prefix = "x-ms-meta-";
    private const int Largest = 8 << 10;

    /// <summary>The metadata of a request, as its names were written.</summary>
    /// <exception cref="StorageException">A name is none, or it is too much.</exception>
    internal static IReadOnlyDictionary<string, string> Read(StorageCall call)
    {
        var metadata = new SortedDictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var size = 0;
        foreach (var (header, values) in call.Http.Request.Headers)
        {
            if (!header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)) continue;
            var (name, value) = (header[Prefix.Length..], string.Join(',', values.ToArray()));
            if (name.Length == 0) throw new StorageException(400, "EmptyMetadataKey", "The key for one of the metadata key-value pairs is empty.");
            if (!FileRecord.IsMetadataName(name) || !FileRecord.IsMetadataValue(value)) throw new StorageException(400, "InvalidMetadata", "The specified metadata is invalid. It includes characters that are not permitted.");
            metadata[name] = value;
            size += name.Length + value.Length;
        }

        return size <= Largest ? metadata : throw new StorageException(400, "MetadataTooLarge", $"The size of the specified metadata exceeds the maximum size permitted, which is {Largest} bytes.");
    }

    /// <summary>Adds metadata to an answer.</summary>
    internal static StorageAnswer With(this StorageAnswer answer, IEnumerable<KeyValuePair<string, string>> metadata)
    {
        foreach (var (name, value) in metadata) answer.With(Prefix + name, value);
        return answer;
    }
}
