using System.Buffers.Text;
using System.Text;
using BatchAi.Service.Storage.Trees;

namespace BatchAi.Service.Storage.Blobs.Lists;

/// <summary>Where a list of several sources goes on.</summary>
/// <param name="Tree">The tree's own marker; null for the beginning.</param>
/// <param name="Last">The last line that was listed; empty for none.</param>
internal sealed record ListPlace(string? Tree, string Last)
{
    private const char Separator = '.';

    internal static ListPlace Read(string? marker)
    {
        if (marker is null) return new(null, "");
        var cut = marker.IndexOf(Separator, StringComparison.Ordinal);
        if (cut < 0 || !Base64Url.IsValid(marker.AsSpan(cut + 1))) throw new TreeException(TreeError.InvalidMarker, "The marker is none.");
        return new(cut == 0 ? null : marker[..cut], Encoding.UTF8.GetString(Base64Url.DecodeFromChars(marker.AsSpan(cut + 1))));
    }

    public override string ToString() => $"{Tree}{Separator}{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(Last))}";
}
