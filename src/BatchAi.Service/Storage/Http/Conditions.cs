using System.Globalization;

namespace BatchAi.Service.Storage.Http;

/// <summary>What a request demands of the present state of a thing.</summary>
internal sealed record Conditions
{
    private const string SourcePrefix = "x-ms-source-";
    private static readonly char[] Decoration = [' ', '"'];

    /// <summary>One of these marks, or <c>*</c> for any.</summary>
    internal IReadOnlyList<string>? Match { get; init; }

    /// <summary>None of these marks; <c>*</c> for nothing being there.</summary>
    internal IReadOnlyList<string>? NoneMatch { get; init; }

    internal DateTimeOffset? ModifiedSince { get; init; }

    internal DateTimeOffset? UnmodifiedSince { get; init; }

    /// <summary>Whether they are about a copy's source.</summary>
    internal bool AreOfSource { get; init; }

    /// <summary>Whether anything is demanded at all.</summary>
    internal bool Any => Match is not null || NoneMatch is not null || ModifiedSince is not null || UnmodifiedSince is not null;

    /// <summary>What a request demands.</summary>
    internal static Conditions Of(StorageCall call) => Read(call, "");

    /// <summary>What a request demands of a copy's source.</summary>
    internal static Conditions OfSource(StorageCall call) => Read(call, SourcePrefix) with { AreOfSource = true };

    /// <summary>Checks them before something is read.</summary>
    /// <exception cref="StorageException">304 when the client has it already; 412 when it is another one.</exception>
    internal void RequireForRead(DateTimeOffset lastModified, string etag)
    {
        if (Match is not null ? !Has(Match, etag) : IsChangedSince(UnmodifiedSince, lastModified)) throw NotMet(412);
        if (NoneMatch is not null ? Has(NoneMatch, etag) : IsUnchangedSince(ModifiedSince, lastModified)) throw NotMet(AreOfSource ? 412 : 304);
    }

    /// <summary>Checks them before something is written, replaced or deleted.</summary>
    /// <param name="lastModified">When it was changed; null when it is not there.</param>
    /// <param name="etag">Its mark; null when it is not there.</param>
    /// <param name="exists">The refusal of what must not be there and is.</param>
    internal void RequireForWrite(DateTimeOffset? lastModified, string? etag, Func<StorageException> exists)
    {
        if (etag is null || lastModified is not { } changed)
        {
            if (Match is not null) throw NotMet(412);
            return;
        }

        if (NoneMatch is ["*"]) throw exists();
        if (Match is not null && !Has(Match, etag)) throw NotMet(412);
        if (NoneMatch is not null && Has(NoneMatch, etag)) throw NotMet(412);
        if (IsChangedSince(UnmodifiedSince, changed) || IsUnchangedSince(ModifiedSince, changed)) throw NotMet(412);
    }

    private static Conditions Read(StorageCall call, string prefix) => new()
    {
        Match = Marks(call.Header(prefix + "If-Match")),
        NoneMatch = Marks(call.Header(prefix + "If-None-Match")),
        ModifiedSince = Time(call, prefix + "If-Modified-Since"),
        UnmodifiedSince = Time(call, prefix + "If-Unmodified-Since"),
    };

    private static string[]? Marks(string? header) => header?.Split(',').Select(Bare).ToArray();

    private static string Bare(string mark)
    {
        var text = mark.Trim();
        return (text.StartsWith("W/", StringComparison.Ordinal) ? text[2..] : text).Trim(Decoration);
    }

    private static DateTimeOffset? Time(StorageCall call, string header)
    {
        if (call.Header(header) is not { } text) return null;
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : throw StorageErrors.InvalidHeader(header, text);
    }

    private static bool Has(IReadOnlyList<string> marks, string etag) => marks is ["*"] || marks.Contains(Bare(etag));

    private static bool IsChangedSince(DateTimeOffset? time, DateTimeOffset lastModified) => time is { } given && Seconds(lastModified) > Seconds(given);

    private static bool IsUnchangedSince(DateTimeOffset? time, DateTimeOffset lastModified) => time is { } given && Seconds(lastModified) <= Seconds(given);

    // Headers tell no parts of a second.
    private static long Seconds(DateTimeOffset time) => time.ToUnixTimeSeconds();

    private StorageException NotMet(int status) => AreOfSource
        ? new(status, "SourceConditionNotMet", "The source condition specified using HTTP conditional header(s) is not met.")
        : new(status, "ConditionNotMet", "The condition specified using HTTP conditional header(s) is not met.");
}
