namespace BatchAi.Service.Storage.Http;

/// <summary>The options of a request, decoded; their names are compared without regard to case.</summary>
internal sealed class StorageQuery
{
    private readonly List<KeyValuePair<string, string>> _all = [];

    private StorageQuery()
    {
    }

    /// <summary>An option's value; null when it is not given. The first one counts.</summary>
    internal string? this[string name]
    {
        get
        {
            foreach (var (key, value) in _all)
            {
                if (key.Equals(name, StringComparison.OrdinalIgnoreCase)) return value;
            }

            return null;
        }
    }

    /// <summary>Everything that was given, in its order.</summary>
    internal IReadOnlyList<KeyValuePair<string, string>> All => _all;

    /// <summary>Reads what follows the question mark.</summary>
    /// <exception cref="StorageException">It is malformed.</exception>
    internal static StorageQuery Parse(ReadOnlySpan<char> raw)
    {
        var query = new StorageQuery();
        foreach (var range in raw.Split('&'))
        {
            var part = raw[range];
            if (part.IsEmpty) continue;
            var equal = part.IndexOf('=');
            query._all.Add(new(Decode(equal < 0 ? part : part[..equal]), equal < 0 ? "" : Decode(part[(equal + 1)..])));
        }

        return query;
    }

    // Azure's .NET client writes a space as a plus; all write a plus as %2B.
    private static string Decode(ReadOnlySpan<char> text) =>
        PercentText.TryDecode(text.Contains('+') ? text.ToString().Replace('+', ' ') : text) ?? throw new StorageException(400, "InvalidUri", "The query of the request's URI is not well encoded.");
}
