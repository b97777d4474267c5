using System.Globalization;
using BatchAi.Service.Storage.Http;

namespace BatchAi.Service.Storage.Signing;

/// <summary>A shared access signature as a URL carries it; what it does not say is empty.</summary>
internal sealed class SasToken(StorageQuery query)
{
    private static readonly string[] TimeFormats =
    [
        "yyyy-MM-dd", "yyyy-MM-ddTHH:mmK", "yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK",
    ];

    internal string Version => this["sv"];

    // It has no spaces; what looks like one is a plus that somebody's hand has not encoded.
    internal string Signature => this["sig"].Replace(' ', '+');

    internal string Permissions => this["sp"];

    internal string Start => this["st"];

    internal string Expiry => this["se"];

    internal string Addresses => this["sip"];

    internal string Protocols => this["spr"];

    /// <summary>The name of a stored access policy.</summary>
    internal string Policy => this["si"];

    /// <summary>What a service SAS is of: <c>c</c>, <c>b</c>, <c>d</c>, <c>s</c> or <c>f</c>.</summary>
    internal string Resource => this["sr"];

    /// <summary>How many names the path of a directory has that a SAS of a directory is of.</summary>
    internal string Depth => this["sdd"];

    /// <summary>The services of an account SAS.</summary>
    internal string Services => this["ss"];

    /// <summary>The resource types of an account SAS.</summary>
    internal string ResourceTypes => this["srt"];

    internal string EncryptionScope => this["ses"];

    internal string Snapshot => query["snapshot"] ?? this["sst"];

    /// <summary>Whether it is signed with a key that Azure gave to a user, which this service cannot.</summary>
    internal bool IsOfUser => this["skoid"].Length > 0;

    internal bool IsOfAccount => ResourceTypes.Length > 0 || Services.Length > 0;

    /// <summary>The five headers that an answer is to have, in the order in which they are signed.</summary>
    internal IReadOnlyList<(string Name, string Value)> Headers =>
    [
        ("Cache-Control", this["rscc"]), ("Content-Disposition", this["rscd"]), ("Content-Encoding", this["rsce"]), ("Content-Language", this["rscl"]), ("Content-Type", this["rsct"]),
    ];

    private string this[string name] => query[name] ?? "";

    /// <summary>Whether a text is a day, as versions of the API are.</summary>
    internal static bool IsDate(string text) => DateOnly.TryParseExact(text, TimeFormats[0], CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    /// <summary>A time; null when there is none.</summary>
    /// <exception cref="StorageException">It is none.</exception>
    internal static DateTimeOffset? Time(string text)
    {
        if (text.Length == 0) return null;
        return DateTimeOffset.TryParseExact(text, TimeFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : throw AuthenticationErrors.Failed("A time of the signature is not in the format that Azure uses, e.g. 2026-01-31T12:00:00Z.");
    }
}
