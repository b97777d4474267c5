using System.Buffers.Text;
using System.Text;

namespace BatchAi.Service.Storage.Trees;

/// <summary>A place between the names of a listing: after a name, or just before it.</summary>
/// <param name="Name">The name; a folder's with its slash.</param>
/// <param name="IsAfter">Whether the place is after it.</param>
internal sealed record TreeMarker(string Name, bool IsAfter)
{
    private const byte After = (byte)'a';
    private const byte Before = (byte)'b';

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    /// <exception cref="TreeException"><see cref="TreeError.InvalidMarker"/>.</exception>
    internal static TreeMarker Parse(string text)
    {
        if (Base64Url.IsValid(text) && Base64Url.DecodeFromChars(text) is [After or Before, ..] bytes)
        {
            return new TreeMarker(Encoding.UTF8.GetString(bytes.AsSpan(1)), bytes[0] == After);
        }

        throw new TreeException(TreeError.InvalidMarker, "No listing gave out that marker.");
    }

    public override string ToString() => Base64Url.EncodeToString([IsAfter ? After : Before, .. Encoding.UTF8.GetBytes(Name)]);
}
