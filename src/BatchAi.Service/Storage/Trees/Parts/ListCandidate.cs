namespace BatchAi.Service.Storage.Trees.Parts;

/// <summary>A name that may be on a page.</summary>
/// <param name="Key">What it is sorted by: its UTF-8, a folder's with a slash.</param>
/// <param name="Host">Its name on the disk.</param>
/// <param name="IsFolder">Whether it is a folder.</param>
/// <param name="IsLinked">Whether a link leads to it, or may.</param>
/// <param name="IsDisplaced">Whether it gives way to another of the same name.</param>
internal sealed record ListCandidate(byte[] Key, string Host, bool IsFolder, bool IsLinked, bool IsDisplaced)
{
    internal static Comparer<ListCandidate> Order { get; } = Comparer<ListCandidate>.Create((one, other) =>
        one.Key.AsSpan().SequenceCompareTo(other.Key) is not 0 and var order ? order : one.IsDisplaced.CompareTo(other.IsDisplaced));
}
