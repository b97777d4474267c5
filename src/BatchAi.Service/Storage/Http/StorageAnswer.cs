using System.Globalization;
using System.IO.Pipelines;
using System.Xml;

namespace BatchAi.Service.Storage.Http;

/// <summary>What an operation answers; it is sent when the operation has returned.</summary>
internal sealed class StorageAnswer
{
    private readonly List<(string Name, string Value)> _headers = [];

    private StorageAnswer(int status) => Status = status;

    internal static StorageAnswer Ok => new(200);

    internal static StorageAnswer Created => new(201);

    internal static StorageAnswer Accepted => new(202);

    internal static StorageAnswer NoContent => new(204);

    internal int Status { get; }

    internal IReadOnlyList<(string Name, string Value)> Headers => _headers;

    /// <summary>The length of the body; null when it is not known beforehand.</summary>
    internal long? Length { get; private init; } = 0;

    /// <summary>Writes the body; null when there is none.</summary>
    internal Func<PipeWriter, CancellationToken, Task>? WriteAsync { get; private init; }

    /// <summary>What is done when the answer has been sent or has failed, e.g. closing a file.</summary>
    internal IDisposable? Owned { get; private init; }

    internal static StorageAnswer Of(int status) => new(status);

    /// <summary>An answer with the content of something.</summary>
    /// <param name="status">200, or 206 for a part of it.</param>
    /// <param name="length">How long the part is; so much must be written. It is told to a HEAD as well, for which nothing is written.</param>
    /// <param name="writeAsync">Writes it.</param>
    /// <param name="owned">What is disposed of afterwards, come what may.</param>
    internal static StorageAnswer Content(int status, long length, Func<PipeWriter, CancellationToken, Task> writeAsync, IDisposable? owned = null) =>
        new(status) { Length = length, WriteAsync = writeAsync, Owned = owned };

    /// <summary>An answer with properties alone, that tells the length of the thing it is about (to a HEAD).</summary>
    internal static StorageAnswer Properties(long length) => new(200) { Length = length };

    /// <summary>A list or other document, streamed as it is written.</summary>
    internal static StorageAnswer Xml(Func<XmlWriter, Task> writeAsync) =>
        new StorageAnswer(200) { Length = null, WriteAsync = (pipe, cancellationToken) => StorageXml.WriteAsync(pipe, writeAsync, cancellationToken) }.With("Content-Type", "application/xml");

    /// <summary>Adds a header; one without a value is left out.</summary>
    internal StorageAnswer With(string name, string? value)
    {
        if (value is not null) _headers.Add((name, value));
        return this;
    }

    /// <summary>Adds a header with a time.</summary>
    internal StorageAnswer With(string name, DateTimeOffset? time) => With(name, time?.ToString("R", CultureInfo.InvariantCulture));

    /// <summary>Adds a header with a number.</summary>
    internal StorageAnswer With(string name, long? number) => With(name, number?.ToString(CultureInfo.InvariantCulture));

    /// <summary>Adds a header with a yes or no.</summary>
    internal StorageAnswer With(string name, bool value) => With(name, value ? "true" : "false");

    /// <summary>Adds what an answer about something has: when it was changed, and its mark.</summary>
    internal StorageAnswer With(DateTimeOffset lastModified, string etag) => With("Last-Modified", lastModified).With("ETag", etag);
}
