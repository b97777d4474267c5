using System.Buffers.Text;
using System.Globalization;
using System.Text;
using BatchAi.Service.Control;

namespace BatchAi.Service.Api.Http;

/// <summary>What a link to the next page carries; clients hand it back as they got it.</summary>
internal static class PageMark
{
    internal static string Of(long sequence) => Of(sequence.ToString(CultureInfo.InvariantCulture));

    internal static string Of(string lastName) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(lastName));

    internal static long Sequence(string? mark)
    {
        if (mark is null) return 0;
        return long.TryParse(Name(mark), NumberStyles.None, CultureInfo.InvariantCulture, out var sequence) ? sequence : throw Invalid();
    }

    internal static string? Name(string? mark)
    {
        if (mark is null) return null;
        try
        {
            return Encoding.UTF8.GetString(Base64Url.DecodeFromChars(mark));
        }
        catch (FormatException)
        {
            throw Invalid();
        }
    }

    private static ControlException Invalid() => new(400, "InvalidParameter", "The link to the next page was changed on its way; list from the beginning.", "$skiptoken");
}
