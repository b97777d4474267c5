using System.Runtime.InteropServices;

namespace BatchAi.Service.Storage.Http;

/// <summary>A part of a blob or file that a request is for.</summary>
/// <param name="First">Where it begins; counted from the end when there is no such number.</param>
/// <param name="Last">Its last byte; none for all that follows. Without a first one, how many bytes from the end.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct RequestedRange(long? First, long? Last)
{
    internal const string OwnHeader = "x-ms-range";
    private const string Unit = "bytes=";

    /// <summary>The part that a reading request is for; null for the whole. A plain Range header that makes no sense, or names several parts, is ignored, as HTTP says.</summary>
    internal static RequestedRange? Read(StorageCall call)
    {
        if (call.Header(OwnHeader) is { } own) return TryParse(own) ?? throw StorageErrors.InvalidHeader(OwnHeader, own);
        return call.Header("Range") is { } plain ? TryParse(plain) : null;
    }

    /// <summary>The part that a writing request is for, which must name both of its ends.</summary>
    internal static (long Offset, long Count) ReadBounded(StorageCall call)
    {
        var (header, text) = call.Header(OwnHeader) is { } own ? (OwnHeader, own) : ("Range", call.Header("Range") ?? throw StorageErrors.MissingHeader(OwnHeader));
        return TryParse(text) is { First: { } first, Last: { } last } ? (first, last - first + 1) : throw StorageErrors.InvalidHeader(header, text);
    }

    /// <summary>Reads <c>bytes=0-99</c>, <c>bytes=100-</c> or <c>bytes=-100</c>; null when it is none of them.</summary>
    internal static RequestedRange? TryParse(ReadOnlySpan<char> text)
    {
        if (!text.StartsWith(Unit, StringComparison.OrdinalIgnoreCase)) return null;
        text = text[Unit.Length..].Trim();
        var dash = text.IndexOf('-');
        if (dash < 0) return null;
        var (first, last) = (WholeNumber.TryParse(text[..dash]), WholeNumber.TryParse(text[(dash + 1)..]));
        var isRead = (dash == 0 || first is not null) && (dash == text.Length - 1 || last is not null) && (first is not null || last is not null);
        return !isRead || first > last || (first is null && last is 0) ? null : new RequestedRange(first, last);
    }

    /// <summary>Where the part is in something of a length.</summary>
    /// <exception cref="StorageException">It begins at the end or after it.</exception>
    internal (long Offset, long Count) In(long length)
    {
        if (First is not { } first) return length > 0 ? (Math.Max(0, length - Last!.Value), Math.Min(length, Last!.Value)) : throw Invalid(length);
        return first < length ? (first, Math.Min(length - 1, Last ?? long.MaxValue) - first + 1) : throw Invalid(length);
    }

    /// <summary>Says where a part is: <c>bytes 0-99/1000</c>.</summary>
    internal static string Words(long offset, long count, long length) => $"bytes {offset}-{offset + count - 1}/{length}";

    private static StorageException Invalid(long length) => new(416, "InvalidRange", "The range specified is invalid for the current size of the resource.")
    {
        Headers = [("Content-Range", $"bytes */{length}")],
    };
}
