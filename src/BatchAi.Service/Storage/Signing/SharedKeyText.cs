using System.Text;
using BatchAi.Service.Storage.Http;
using Microsoft.AspNetCore.Http;

namespace BatchAi.Service.Storage.Signing;

/// <summary>The texts that clients sign with an account's key, made from a request as it came.</summary>
internal static class SharedKeyText
{
    private const string Prefix = "x-ms-";

    // From this version on, no body is signed as no length.
    private const string EmptyLengthSince = "2015-02-21";

    private static readonly string[] Signed =
    [
        "Content-Encoding", "Content-Language", "Content-Length", "Content-MD5", "Content-Type", "Date",
        "If-Modified-Since", "If-Match", "If-None-Match", "If-Unmodified-Since", "Range",
    ];

    private static readonly string[] SignedLite = ["Content-MD5", "Content-Type", "Date"];

    // How Azure sorts headers: marks, then digits, then letters. Most clients sort by code, where _ comes after digits.
    private static readonly Comparer<string> MarksFirst = Comparer<string>.Create(CompareMarksFirst);

    /// <summary>What a client that writes <c>SharedKey</c> signs; it may have sorted its headers in either of two ways.</summary>
    internal static IEnumerable<string> Full(HttpRequest request, StorageTarget target, StorageQuery query) =>
        Texts(request.Method, request.Headers, Signed, $"/{target.Account}{target.RawPath}{Options(query)}");

    /// <summary>What we sign ourselves when we ask another service.</summary>
    /// <param name="method">The request's method.</param>
    /// <param name="headers">All of its headers that can be signed, with <c>x-ms-date</c> and <c>x-ms-version</c>.</param>
    /// <param name="account">The account.</param>
    /// <param name="rawPath">The path as it is sent.</param>
    /// <param name="query">The query as it is sent.</param>
    internal static string Own(string method, IHeaderDictionary headers, string account, string rawPath, string query) =>
        Texts(method, headers, Signed, $"/{account}{rawPath}{Options(StorageQuery.Parse(query))}").First();

    /// <summary>What a client that writes <c>SharedKeyLite</c> signs.</summary>
    internal static IEnumerable<string> Lite(HttpRequest request, StorageTarget target, StorageQuery query) =>
        Texts(request.Method, request.Headers, SignedLite, $"/{target.Account}{target.RawPath}{(query["comp"] is { } comp ? $"?comp={comp}" : "")}");

    private static IEnumerable<string> Texts(string method, IHeaderDictionary headers, string[] signed, string resource)
    {
        var own = headers.Where(header => header.Key.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
            .Select(header => (Name: header.Key.ToLowerInvariant(), Value: string.Join(',', header.Value.ToArray())))
            .ToList();
        var head = Head(method, headers, signed);
        yield return head + Lines(own.OrderBy(header => header.Name, StringComparer.Ordinal)) + resource;
        if (own.Exists(header => header.Name.AsSpan().ContainsAnyExcept(Usual))) yield return head + Lines(own.OrderBy(header => header.Name, MarksFirst)) + resource;
    }

    private static System.Buffers.SearchValues<char> Usual { get; } = System.Buffers.SearchValues.Create("-abcdefghijklmnopqrstuvwxyz0123456789");

    private static string Head(string method, IHeaderDictionary headers, string[] signed)
    {
        var text = new StringBuilder().Append(method).Append('\n');
        foreach (var name in signed) text.Append(ValueOf(headers, name)).Append('\n');
        return text.ToString();
    }

    private static string ValueOf(IHeaderDictionary headers, string name) => name switch
    {
        "Date" when headers.ContainsKey("x-ms-date") => "",
        "Content-Length" when headers[name] == "0" && string.CompareOrdinal(headers["x-ms-version"], EmptyLengthSince) >= 0 => "",
        _ => headers[name].ToString(),
    };

    private static string Lines(IEnumerable<(string Name, string Value)> headers)
    {
        var text = new StringBuilder();
        foreach (var (name, value) in headers) text.Append(name).Append(':').Append(value).Append('\n');
        return text.ToString();
    }

    private static string Options(StorageQuery query)
    {
        var text = new StringBuilder();
        foreach (var option in query.All.GroupBy(option => option.Key.ToLowerInvariant()).OrderBy(option => option.Key, StringComparer.Ordinal))
        {
            text.Append('\n').Append(option.Key).Append(':').AppendJoin(',', option.Select(pair => pair.Value).Order(StringComparer.Ordinal));
        }

        return text.ToString();
    }

    private static int CompareMarksFirst(string left, string right)
    {
        for (var i = 0; i < Math.Min(left.Length, right.Length); i++)
        {
            var difference = Weight(left[i]) - Weight(right[i]);
            if (difference != 0) return difference;
        }

        return left.Length - right.Length;
    }

    private static int Weight(char letter) => letter == '-' ? 0 : char.IsAsciiLetterOrDigit(letter) ? letter + char.MaxValue : letter;
}
