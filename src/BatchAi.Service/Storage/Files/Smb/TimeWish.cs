using BatchAi.Service.Storage.Http;

namespace BatchAi.Service.Storage.Files.Smb;

/// <summary>What a request wants a time of SMB to be.</summary>
/// <param name="IsNow">The time of the request.</param>
/// <param name="Time">A certain time; none for now or for no change.</param>
internal readonly record struct TimeWish(bool IsNow, DateTimeOffset? Time)
{
    /// <summary>What a request says that wants to have what the source has.</summary>
    internal const string Source = "source";

    /// <summary>Whether it is to stay as it is.</summary>
    internal bool IsKept => !IsNow && Time is null;

    /// <summary>Reads a header; without it nothing is to change.</summary>
    /// <param name="call">The request.</param>
    /// <param name="header">The header.</param>
    /// <param name="ofSource">The time of what a copy is made of.</param>
    internal static TimeWish Read(StorageCall call, string header, DateTimeOffset? ofSource = null) => call.Header(header) is { } text ? Read(header, text, ofSource) : default;

    private static TimeWish Read(string header, string text, DateTimeOffset? ofSource) => text.ToLowerInvariant() switch
    {
        "preserve" => default,
        "now" => new(true, null),
        Source when ofSource is not null => new(false, ofSource),
        _ => new(false, SmbTime.Read(header, text)),
    };
}
