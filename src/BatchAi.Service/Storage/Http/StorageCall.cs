using BatchAi.Service.Neighbours.Storage;
using BatchAi.Service.Storage.Signing;
using Microsoft.AspNetCore.Http;

namespace BatchAi.Service.Storage.Http;

/// <summary>A request of a storage API that has been let in.</summary>
internal sealed class StorageCall
{
    /// <summary>The request as the web server has it.</summary>
    internal required HttpContext Http { get; init; }

    /// <summary>What the request names.</summary>
    internal required StorageTarget Target { get; init; }

    internal required StorageQuery Query { get; init; }

    internal required StoredAccount Account { get; init; }

    /// <summary>What the caller may do; the operation's need has been checked.</summary>
    internal required StorageGrant Grant { get; init; }

    /// <summary>Where the account is served, as the client calls it; ends with a slash.</summary>
    internal required string Endpoint { get; init; }

    /// <summary>Finds what the request copies from.</summary>
    internal required SourceReader Sources { get; init; }

    /// <summary>Cancelled when the client is gone.</summary>
    internal CancellationToken Aborted => Http.RequestAborted;

    /// <summary>The request's body.</summary>
    internal Stream Body => Http.Request.Body;

    /// <summary>The length of the body.</summary>
    /// <exception cref="StorageException">The client did not tell it.</exception>
    internal long RequireLength() =>
        Http.Request.ContentLength ?? throw new StorageException(411, "MissingContentLengthHeader", "The Content-Length header was not specified.");

    /// <summary>What the request copies from, or names otherwise; its caller may do so.</summary>
    internal StorageTarget Source(string header = SourceReader.Header, string anyOf = "r") => Sources.Read(this, header, anyOf);

    /// <summary>A header; null when it is not there, or is empty.</summary>
    /// <exception cref="StorageException">It is there more than once.</exception>
    internal string? Header(string name)
    {
        var values = Http.Request.Headers[name];
        if (values.Count > 1) throw StorageErrors.InvalidHeader(name, null);
        return string.IsNullOrEmpty(values) ? null : values[0];
    }

    /// <summary>A header that has to be there.</summary>
    internal string RequireHeader(string name) => Header(name) ?? throw StorageErrors.MissingHeader(name);

    /// <summary>A header with a whole number; null when it is not there.</summary>
    internal long? NumberHeader(string name, long least = 0, long most = long.MaxValue)
    {
        if (Header(name) is not { } text) return null;
        return WholeNumber.TryParse(text) is { } number && number >= least && number <= most ? number : throw StorageErrors.InvalidHeader(name, text);
    }

    /// <summary>An option with a whole number.</summary>
    internal int NumberOption(string name, int least, int most, int standard)
    {
        if (Query[name] is not { Length: > 0 } text) return standard;
        var number = WholeNumber.TryParse(text) ?? throw StorageErrors.InvalidQuery(name, text);
        return number >= least && number <= most ? (int)number : throw StorageErrors.OutOfRangeQuery(name, text, least, most);
    }

    /// <summary>Whether a list is to tell something more: <c>include=metadata,snapshots</c>.</summary>
    internal bool Includes(string what) => Query["include"] is { } list && list.Split(',').Contains(what, StringComparer.OrdinalIgnoreCase);
}
