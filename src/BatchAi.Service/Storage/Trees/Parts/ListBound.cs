namespace BatchAi.Service.Storage.Trees.Parts;

/// <summary>Where to begin among the names of a folder.</summary>
/// <param name="Key">A name within the folder as UTF-8; a folder's with its slash.</param>
/// <param name="IsAfter">Whether that name itself is left out.</param>
internal sealed record ListBound(byte[] Key, bool IsAfter)
{
    internal bool Allows(ReadOnlySpan<byte> key)
    {
        var order = key.SequenceCompareTo(Key);
        return order > 0 || (order == 0 && !IsAfter);
    }

    /// <summary>Whether the beginning lies somewhere within that folder.</summary>
    internal bool IsWithin(ReadOnlySpan<byte> folderKey) => Key.AsSpan().StartsWith(folderKey);

    /// <summary>Where to begin within a folder whose name begins like this: from its start, somewhere in it, or not at all.</summary>
    internal static bool TryEnter(ListBound? bound, ReadOnlySpan<byte> folderKey, out ListBound? within)
    {
        within = bound is not null && bound.IsWithin(folderKey) ? new ListBound(bound.Key[folderKey.Length..], bound.IsAfter) : null;
        return bound is null || within is not null || folderKey.SequenceCompareTo(bound.Key) > 0;
    }
}
