using System.Globalization;
using System.Runtime.CompilerServices;
using System.Xml;
using System.Xml.Linq;
using BatchAi.Service.Storage.Trees;

namespace BatchAi.Service.Storage.Remote;

/// <summary>A share or container of another service.</summary>
/// <param name="client">Asks for it.</param>
internal abstract class RemoteFolder(RemoteClient client) : IDisposable
{
    /// <summary>How much is sent at once.</summary>
    protected const int PieceLength = 4 << 20;

    private const int BufferLength = 1 << 16;
    private static readonly XmlReaderSettings ListSettings = new() { Async = true, DtdProcessing = DtdProcessing.Prohibit, MaxCharactersInDocument = 1 << 26 };

    /// <summary>Which names it has.</summary>
    internal abstract TreeKind Kind { get; }

    protected RemoteClient Client { get; } = client;

    /// <summary>A share or container, by its kind.</summary>
    internal static RemoteFolder Open(bool isShare, RemoteClient client) => isShare ? new RemoteShare(client) : new RemoteContainer(client);

    /// <summary>Everything in it.</summary>
    internal abstract IAsyncEnumerable<RemoteItem> ListAsync(CancellationToken cancellationToken);

    /// <summary>Makes a folder; one that is there stays.</summary>
    internal abstract Task MakeFolderAsync(string name, CancellationToken cancellationToken);

    /// <summary>Sends a file. Whoever looks meanwhile sees the old one, or none.</summary>
    /// <param name="name">The name that it gets.</param>
    /// <param name="path">The file.</param>
    /// <param name="part">A name for what is not whole yet, where that needs one.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    internal abstract Task SendAsync(string name, string path, string part, CancellationToken cancellationToken);

    /// <summary>Fetches a file.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="path">Where to put it.</param>
    /// <param name="most">How long it may be.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    internal Task FetchAsync(string name, string path, long most, CancellationToken cancellationToken) =>
        Client.AskAsync(new RemoteRequest(HttpMethod.Get, name), (answer, goOn, end) => KeepAsync(answer, name, path, most, goOn, end), cancellationToken);

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (disposing) Client.Dispose();
    }

    /// <summary>Reads all pages of a list.</summary>
    protected async IAsyncEnumerable<XElement> PagesAsync(string name, string query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var marker = ""; ;)
        {
            var request = new RemoteRequest(HttpMethod.Get, name, query + "&comp=list&maxresults=5000" + (marker.Length > 0 ? "&marker=" + Uri.EscapeDataString(marker) : ""));
            var page = await Client.AskAsync(request, ReadListAsync, cancellationToken);
            yield return page;
            var next = (string?)page.Element("NextMarker") ?? "";
            if (next.Length == 0) yield break;
            marker = next != marker ? next : throw new RemoteStorageException("its list does not end.");
        }
    }

    /// <summary>The name of something in a list.</summary>
    protected static string NameOf(XElement item) =>
        item.Element("Name") is { } name ? (string?)name.Attribute("Encoded") == "true" ? Uri.UnescapeDataString(name.Value) : name.Value : "";

    /// <summary>How long something in a list is.</summary>
    protected static long LengthOf(XElement item) =>
        long.TryParse((string?)item.Element("Properties")?.Element("Content-Length"), NumberStyles.None, CultureInfo.InvariantCulture, out var length) ? length : 0;

    /// <summary>Cuts a file into pieces, the last of which is shorter; an empty one has none.</summary>
    protected static async IAsyncEnumerable<(long Offset, ReadOnlyMemory<byte> Piece)> PiecesAsync(FileStream file, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var piece = new byte[PieceLength];
        while (file.Position is var offset && await file.ReadAtLeastAsync(piece, piece.Length, throwOnEndOfStream: false, cancellationToken) is > 0 and var count)
        {
            yield return (offset, piece.AsMemory(0, count));
        }
    }

    protected static FileStream Open(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1);

    private static async Task<XElement> ReadListAsync(HttpResponseMessage answer, Action _, CancellationToken cancellationToken)
    {
        try
        {
            await using var body = await answer.Content.ReadAsStreamAsync(cancellationToken);
            using var reader = XmlReader.Create(body, ListSettings);
            return await XElement.LoadAsync(reader, LoadOptions.PreserveWhitespace, cancellationToken);
        }
        catch (XmlException error)
        {
            throw new RemoteStorageException("its list is not XML.", error);
        }
    }

    // As on Batch AI's own mounts everything may be run.
    private static async Task<bool> KeepAsync(HttpResponseMessage answer, string name, string path, long most, Action goOn, CancellationToken cancellationToken)
    {
        await using var body = await answer.Content.ReadAsStreamAsync(cancellationToken);
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, BufferSize = 1 };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = (UnixFileMode)0b111_111_111;
        await using var file = new FileStream(path, options);
        var buffer = new byte[BufferLength];
        for (int count; (count = await body.ReadAsync(buffer, cancellationToken)) > 0;)
        {
            goOn();
            if (file.Position + count > most) throw new RemoteStorageException($"'{RemoteClient.Shown(name)}' is longer than {most} bytes.");
            await file.WriteAsync(buffer.AsMemory(0, count), cancellationToken);
        }

        return true;
    }
}
