using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Text;
using System.Xml.Linq;
using BatchAi.Service.Storage.Trees;

namespace BatchAi.Service.Storage.Remote;

/// <summary>A blob container of another service.</summary>
internal sealed class RemoteContainer(RemoteClient client) : RemoteFolder(client)
{
    internal override TreeKind Kind => TreeKind.Blobs;

    internal override async IAsyncEnumerable<RemoteItem> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var page in PagesAsync("", "restype=container", cancellationToken))
        {
            foreach (var blob in page.Elements("Blobs").Elements("Blob")) yield return new RemoteItem(NameOf(blob), LengthOf(blob));
        }
    }

    // Blobs have folders in their names alone.
    internal override Task MakeFolderAsync(string name, CancellationToken cancellationToken) => Task.CompletedTask;

    internal override async Task SendAsync(string name, string path, string part, CancellationToken cancellationToken)
    {
        await using var file = Open(path);
        if (file.Length <= PieceLength)
        {
            var whole = new byte[file.Length];
            await file.ReadExactlyAsync(whole, cancellationToken);
            await Client.AskAsync(new RemoteRequest(HttpMethod.Put, name) { Headers = [("x-ms-blob-type", "BlockBlob")], Body = whole }, cancellationToken);
            return;
        }

        var list = new XElement("BlockList");
        await foreach (var (offset, piece) in PiecesAsync(file, cancellationToken))
        {
            var id = IdOf(offset);
            list.Add(new XElement("Latest", id));
            await Client.AskAsync(new RemoteRequest(HttpMethod.Put, name, $"comp=block&blockid={Uri.EscapeDataString(id)}") { Body = piece }, cancellationToken);
        }

        // Only this makes the blocks the blob.
        var body = Encoding.UTF8.GetBytes(list.ToString(SaveOptions.DisableFormatting));
        await Client.AskAsync(new RemoteRequest(HttpMethod.Put, name, "comp=blocklist") { Body = body }, cancellationToken);
    }

    private static string IdOf(long offset)
    {
        Span<byte> id = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(id, offset);
        return Convert.ToBase64String(id);
    }
}
