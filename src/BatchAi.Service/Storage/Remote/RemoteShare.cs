using System.Globalization;
using System.Runtime.CompilerServices;
using System.Xml.Linq;
using BatchAi.Service.Storage.Trees;

namespace BatchAi.Service.Storage.Remote;

/// <summary>A file share of another service.</summary>
internal sealed class RemoteShare(RemoteClient client) : RemoteFolder(client)
{
    private static readonly (string Name, string Value)[] NewEntry =
    [
        ("x-ms-file-permission", "inherit"), ("x-ms-file-creation-time", "now"), ("x-ms-file-last-write-time", "now"),
    ];

    internal override TreeKind Kind => TreeKind.Files;

    internal override async IAsyncEnumerable<RemoteItem> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var folders = new Stack<string>([""]);
        while (folders.TryPop(out var folder))
        {
            await foreach (var page in PagesAsync(folder, "restype=directory", cancellationToken))
            {
                foreach (var entry in page.Elements("Entries").Elements())
                {
                    var item = ItemOf(entry, folder);
                    if (item.IsFolder) folders.Push(item.Name);
                    yield return item;
                }
            }
        }
    }

    internal override async Task MakeFolderAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            await Client.AskAsync(new RemoteRequest(HttpMethod.Put, name, "restype=directory") { Headers = [("x-ms-file-attributes", "Directory"), .. NewEntry] }, cancellationToken);
        }
        catch (RemoteStorageException error) when (error.Code == "ResourceAlreadyExists")
        {
            // Somebody else made it.
        }
    }

    // A file has its full length from the first moment on, so it gets its name when it is whole.
    internal override async Task SendAsync(string name, string path, string part, CancellationToken cancellationToken)
    {
        var partial = name[..(name.LastIndexOf('/') + 1)] + part;
        await using var file = Open(path);
        var length = file.Length.ToString(CultureInfo.InvariantCulture);
        await Client.AskAsync(new RemoteRequest(HttpMethod.Put, partial) { Headers = [("x-ms-type", "file"), ("x-ms-content-length", length), ("x-ms-file-attributes", "None"), .. NewEntry] }, cancellationToken);
        await foreach (var (offset, piece) in PiecesAsync(file, cancellationToken))
        {
            (string, string)[] headers = [("x-ms-write", "update"), ("x-ms-range", $"bytes={offset}-{offset + piece.Length - 1}")];
            await Client.AskAsync(new RemoteRequest(HttpMethod.Put, partial, "comp=range") { Headers = headers, Body = piece }, cancellationToken);
        }

        await Client.AskAsync(new RemoteRequest(HttpMethod.Put, name, "comp=rename")
        {
            Headers = [("x-ms-file-rename-source", Client.UrlOf(partial)), ("x-ms-file-rename-replace-if-exists", "true"), ("x-ms-file-rename-ignore-readonly", "true")],
        }, cancellationToken);
    }

    // A name is one step down, whoever tells it.
    private static RemoteItem ItemOf(XElement entry, string folder)
    {
        var name = NameOf(entry);
        if (name.Contains('/') || name.Contains('\\')) throw new RemoteStorageException($"its list has a name that leads elsewhere: '{RemoteClient.Shown(name)}'.");
        return new RemoteItem(folder.Length == 0 ? name : $"{folder}/{name}", LengthOf(entry), entry.Name == "Directory");
    }
}
