using System.Buffers;
using System.Text;

namespace BatchAi.Service.Storage.Http;

/// <summary>Decodes percent-encoding exactly once. A plus is a plus, as it is in paths.</summary>
internal static class PercentText
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text behind the encoding; null when it is malformed, is no UTF-8, or has control characters.</summary>
    internal static string? TryDecode(ReadOnlySpan<char> encoded)
    {
        if (!encoded.Contains('%')) return HasControls(encoded) ? null : encoded.ToString();
        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(encoded.Length));
        try
        {
            var length = Decode(encoded, bytes);
            var text = length < 0 ? null : Strict.GetString(bytes, 0, length);
            return text is null || HasControls(text) ? null : text;
        }
        catch (ArgumentException)
        {
            return null;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    /// <summary>Encodes all but unreserved characters, and optionally the separators of a path.</summary>
    internal static string Encode(string text, bool keepSlashes = false) => keepSlashes ? string.Join('/', text.Split('/').Select(Uri.EscapeDataString)) : Uri.EscapeDataString(text);

    private static int Decode(ReadOnlySpan<char> encoded, byte[] bytes)
    {
        var length = 0;
        while (!encoded.IsEmpty)
        {
            if (encoded[0] == '%')
            {
                if (encoded.Length < 3 || !char.IsAsciiHexDigit(encoded[1]) || !char.IsAsciiHexDigit(encoded[2])) return -1;
                bytes[length++] = (byte)(Convert.ToInt32(encoded[1..3].ToString(), 16));
                encoded = encoded[3..];
                continue;
            }

            var plain = encoded.IndexOf('%') is var next and >= 0 ? next : encoded.Length;
            length += Strict.GetBytes(encoded[..plain], bytes.AsSpan(length));
            encoded = encoded[plain..];
        }

        return length;
    }

    private static bool HasControls(ReadOnlySpan<char> text)
    {
        foreach (var letter in text)
        {
            if (char.IsControl(letter)) return true;
        }

        return false;
    }
}
