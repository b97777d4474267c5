using System.Text;
using System.Text.RegularExpressions;
using System.Text.Unicode;

namespace BatchAi.Service.Storage.Trees;

/// <summary>
/// Turns one segment of a name into a file's name on the host and back. Ordinary names stay as they are. In a container
/// <c>""</c>, <c>"."</c>, <c>".."</c> and U+0000 become <c>%empty</c>, <c>%dot</c>, <c>%dotdot</c> and <c>%00</c>, and a blob
/// whose plain name a folder has gets <c>%blob</c> at its end. A name that already looks like that gets a <c>25</c> after its
/// percent sign, as often as it takes, so that no two segments share a host name and each host name means one segment.
/// </summary>
internal sealed class NameCodec
{
    /// <summary>The longest name of a file, in bytes, of the file systems we know.</summary>
    internal const int LongestHostName = 255;

    private const string DisplacedMark = "%blob";
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly NameCodec Files = new(escapes: false);
    private static readonly NameCodec Blobs = new(escapes: true);
    private static readonly Regex WholeToken = new(@"\A%(25)*(empty|dot|dotdot)\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture);
    private static readonly Regex Token = new(@"%(25)*(00|blob\z)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture);
    private readonly bool _escapes;

    private NameCodec(bool escapes) => _escapes = escapes;

    internal static NameCodec For(TreeKind kind) => kind == TreeKind.Blobs ? Blobs : Files;

    /// <summary>The host's name for a segment.</summary>
    /// <param name="segment">The segment, decoded.</param>
    /// <param name="displaced">Whether it is the name of a blob whose plain name a folder has.</param>
    /// <exception cref="TreeException"><see cref="TreeError.InvalidName"/>, <see cref="TreeError.TooLong"/>.</exception>
    internal string ToHost(string segment, bool displaced = false)
    {
        if (segment.Contains('/')) throw Invalid();
        var host = _escapes ? Escape(segment) : segment is "" or "." or ".." || segment.Contains('\0') ? throw Invalid() : segment;
        if (displaced) host += DisplacedMark;
        return CountBytes(host) <= LongestHostName
            ? host
            : throw new TreeException(TreeError.TooLong, $"A part of the name needs more than {LongestHostName} bytes in UTF-8.");
    }

    /// <summary>What a host's name means; false when it means nothing, and its file is invisible.</summary>
    internal bool TryFromHost(ReadOnlySpan<byte> host, out string segment, out bool displaced)
    {
        displaced = false;
        segment = "";
        if (!Utf8.IsValid(host)) return false;

        var text = Encoding.UTF8.GetString(host);
        if (_escapes && text.Contains('%')) return TryUnescape(text, out segment, out displaced);
        segment = text;
        return true;
    }

    private static string Escape(string segment)
    {
        switch (segment)
        {
            case "": return "%empty";
            case ".": return "%dot";
            case "..": return "%dotdot";
        }

        if (segment.Contains('%'))
        {
            if (WholeToken.IsMatch(segment)) return Deepen(segment);
            segment = Token.Replace(segment, match => Deepen(match.Value));
        }

        return segment.Replace("\0", "%00", StringComparison.Ordinal);
    }

    private static bool TryUnescape(string host, out string segment, out bool displaced)
    {
        displaced = host.EndsWith(DisplacedMark, StringComparison.Ordinal);
        var body = displaced ? host[..^DisplacedMark.Length] : host;
        segment = body switch
        {
            "%empty" => "",
            "%dot" => ".",
            "%dotdot" => "..",
            _ when WholeToken.IsMatch(body) => Lift(body),
            _ => Token.Replace(body, match => match.Value == "%00" ? "\0" : Lift(match.Value)),
        };

        // Marked twice, or a mark on what would have been escaped: no segment is written like that.
        return body is not ("" or "." or "..") && !(displaced && body.EndsWith(DisplacedMark, StringComparison.Ordinal));
    }

    private static string Deepen(string token) => string.Concat("%25", token.AsSpan(1));

    private static string Lift(string token) => token.StartsWith("%25", StringComparison.Ordinal) ? string.Concat("%", token.AsSpan(3)) : token;

    private static int CountBytes(string host)
    {
        try
        {
            return Strict.GetByteCount(host);
        }
        catch (EncoderFallbackException)
        {
            throw Invalid();
        }
    }

    private static TreeException Invalid() => new(TreeError.InvalidName, "The name has a part that no file can have.");
}
