using System.Net;
using System.Xml.Linq;
using Azure.Storage.Blobs.Specialized;
using BatchAi.Service.Storage.Trees;
using BatchAi.Service.Storage.Trees.Host;
using BatchAi.Service.Storage.Trees.Parts;
using BatchAi.Service.Tests.Storage.Blobs;
using BatchAi.Service.Tests.Storage.Files.Support;
using BatchAi.Service.Tests.Storage.Support;

namespace BatchAi.Service.Tests.Storage;

/// <summary>A job can write into the attributes of its files, and into what lies beside them, whatever it likes.</summary>
public sealed class WrittenByJobsTests(StorageFixture service) : IClassFixture<StorageFixture>
{
    private static readonly string[] Texts = ["", "a\r\nb", "\0", "\u007f", "ü€😀", "a b", "<", new('x', 300)];
    private static readonly string[] Numbers = ["", "-1", "1e9", "9223372036854775807", "9999999999999999999999", "0", "x", "1@", "9223372036854775807@9223372036854775807"];

    public static TheoryData<string> Kinds => [.. Records().Select(record => record.Kind).Distinct()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Blobs_AreAnswered(string kind)
    {
        var container = $"t{Guid.NewGuid():N}";
        await service.AddAsync(TreeKind.Blobs, container);
        var folder = service.Folder(container);
        await File.WriteAllTextAsync(Path.Combine(folder, "a"), "content");
        foreach (var (_, bytes) in Records().Where(record => record.Kind == kind))
        {
            Set(folder, "a", bytes);
            Set(folder, null, bytes);
            Assert.Equal("content", await AskAsync("GET", $"{container}/a"));
            foreach (var place in (string[])[$"{container}/a", $"{container}/a?comp=metadata", $"{container}?restype=container", $"{container}?restype=container&comp=metadata"]) await AskAsync("HEAD", place);
            _ = XElement.Parse(await AskAsync("GET", $"{container}?restype=container&comp=list&include=metadata,copy"));
            _ = XElement.Parse(await AskAsync("GET", $"?comp=list&include=metadata&prefix={container}"));
            _ = XElement.Parse(await AskAsync("GET", $"{container}?restype=container&comp=acl"));
        }

        _ = await AskAsync("PUT", $"{container}/copy", ("x-ms-copy-source", $"{service.Blobs}/{container}/a"));
        _ = await AskAsync("PUT", $"{container}/a?comp=metadata");
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Files_AreAnswered(string kind)
    {
        var share = await TestShare.CreateAsync(service);
        share.Write("a", "content");
        Directory.CreateDirectory(share.PathOf("dir"));
        foreach (var (_, bytes) in Records().Where(record => record.Kind == kind))
        {
            foreach (var name in (string?[])["a", "dir", null]) Set(share.Folder, name, bytes);
            Assert.Equal("content", await AskAsync(share, HttpMethod.Get, "/a"));
            foreach (var place in (string[])["/a", "/a?comp=metadata", "/dir?restype=directory", "?restype=share", "?restype=share&comp=metadata"]) await AskAsync(share, HttpMethod.Head, place);
            foreach (var place in (string[])["?restype=directory&comp=list&include=timestamps,etag,attributes,permissionkey", "?restype=share&comp=acl", "?restype=share&comp=stats"]) _ = XElement.Parse(await AskAsync(share, HttpMethod.Get, place));
            _ = XElement.Parse(await AskAsync(share, HttpMethod.Get, $"/../?comp=list&include=metadata&prefix={share.Name}"));
        }

        _ = await AskAsync(share, HttpMethod.Put, "/copy", ("x-ms-copy-source", $"{service.Files}/{share.Name}/a"), ("x-ms-file-attributes", "source"), ("x-ms-file-permission-copy-mode", "source"));
        _ = await AskAsync(share, HttpMethod.Put, "/dir?restype=directory&comp=metadata");
    }

    [Fact]
    public async Task BlockLists_AreAnswered()
    {
        var container = service.BlobService.GetBlobContainerClient($"t{Guid.NewGuid():N}");
        await container.CreateAsync();
        var blob = container.GetBlockBlobClient("a");
        await blob.StageBlockAsync("MQ==", new MemoryStream("content"u8.ToArray()));
        await blob.CommitBlockListAsync(["MQ=="]);
        var kept = new DirectoryInfo(Path.Combine(service.Root.StorageAccount(StorageFixture.Account), ".meta", "blocklists")).GetFiles().MaxBy(file => file.LastWriteTimeUtc)!.FullName;
        var whole = await File.ReadAllBytesAsync(kept);
        for (var at = 8; at < whole.Length; at++)
        {
            foreach (byte[] bytes in (byte[][])[whole[..at], [.. whole[..at], 0xff, .. whole[(at + 1)..]], [.. whole[..at], 0x7f, .. whole[(at + 1)..]]])
            {
                await File.WriteAllBytesAsync(kept, bytes);
                _ = XElement.Parse(await AskAsync("GET", $"{container.Name}/a?comp=blocklist"));
            }
        }
    }

    private static IEnumerable<(string Kind, byte[] Bytes)> Records()
    {
        foreach (var text in Texts)
        {
            yield return Of("headers", FileRecord.Empty with { ContentType = text, ContentEncoding = text, ContentLanguage = text, ContentDisposition = text, CacheControl = text });
            yield return Of("metadata", FileRecord.Empty with { Metadata = [new(text, "v"), new("k", text), new("1", text)] });
            yield return Of("policies", FileRecord.Empty.WithExtra("policies", text));
            yield return Of("policies", FileRecord.Empty.WithExtra("policies", $"<a><b><Id>{text.Replace("<", "", StringComparison.Ordinal).Replace("\0", "", StringComparison.Ordinal)}</Id><AccessPolicy><Expiry>never</Expiry></AccessPolicy></b></a>"));
            yield return Of("tier", FileRecord.Empty.WithExtra("tier", text).WithExtra("share.tier", text));
            yield return Of("smb", FileRecord.Empty.WithExtra("smb.permission", text));
            yield return Of("copy", FileRecord.Empty.WithExtra("copy", $"{Guid.NewGuid()} 1 2026-01-31T12:00:00Z {text}"));
        }

        foreach (var number in Numbers)
        {
            yield return Of("copy", FileRecord.Empty.WithExtra("copy", $"{Guid.NewGuid()} {number} 2026-01-31T12:00:00Z a"));
            yield return Of("copy", FileRecord.Empty.WithExtra("copy", $"{Guid.NewGuid()} 1 {number} a"));
            yield return Of("numbers", FileRecord.Empty.WithExtra("share.quota", number).WithExtra("changed", number).WithExtra("smb.attributes", number).WithExtra("smb.created", number).WithExtra("smb.written", number).WithExtra("smb.changed", number));
        }

        yield return Of("garbage", FileRecord.Empty with { BlobType = (BlobType)77, ContentMd5 = [1, 2, 3] });
        var whole = Of("garbage", FileRecord.Empty with { ContentType = "text/plain", Metadata = [new("k", "v")] }).Bytes;
        for (var length = 0; length < whole.Length; length++) yield return ("garbage", whole[..length]);
        for (var at = 0; at < whole.Length; at++) yield return ("garbage", [.. whole[..at], 0xff, .. whole[(at + 1)..]]);
    }

    private static (string Kind, byte[] Bytes) Of(string kind, FileRecord record) => (kind, [1, .. RecordCodec.Write(new StoredRecord(record, 1, 7, 0))]);

    private static void Set(string folder, string? name, byte[] bytes)
    {
        using var root = HostFolder.Open(folder);
        using var inner = name == "dir" ? root.OpenFolder(name) : null;
        using var file = inner?.AsFile() ?? (name is null ? root.AsFile() : root.OpenFile(name, FileAccess.ReadWrite));
        Assert.True(file.TrySetAttribute(HostFile.Record, bytes));
    }

    private async Task<string> AskAsync(string method, string place, params (string Name, string Value)[] headers)
    {
        using var answer = await service.SendAsync(method, place, method == "PUT" ? "" : null, headers);
        return await RequireAsync(answer, $"{method} {place}");
    }

    private async Task<string> AskAsync(TestShare share, HttpMethod method, string place, params (string Name, string Value)[] headers)
    {
        using var answer = place.StartsWith("/../", StringComparison.Ordinal) ? await share.AskServiceAsync(place[4..]) : await share.AskAsync(method, place, null, headers);
        return await RequireAsync(answer, $"{method} {place}");
    }

    private async Task<string> RequireAsync(HttpResponseMessage answer, string request)
    {
        Assert.True(answer.StatusCode < HttpStatusCode.InternalServerError, $"{request}: {answer.StatusCode}\n{service.Log.TrimEnd().Split('\n')[^1]}");
        return await answer.Content.ReadAsStringAsync();
    }
}
