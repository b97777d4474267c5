using System.Text;
using BatchAi.Service.Storage.Trees;
using BatchAi.Service.Tests.Storage.Support;
using BatchAi.Service.Tests.Storage.Trees.Support;

namespace BatchAi.Service.Tests.Storage.Blobs;

/// <summary>Every hostile name at every operation, as it comes over the wire.</summary>
public sealed class HostileBlobTests(StorageFixture service) : IClassFixture<StorageFixture>
{
    private const string Container = "hostile";
    private const string Secret = "the content of a secret";

    private static readonly string[] Operations =
    [
        "GET {0}", "HEAD {0}", "GET {0}?comp=metadata", "GET {0}?comp=blocklist&blocklisttype=all", "GET {0}?snapshot=x",
        "PUT {0}\nx-ms-blob-type: BlockBlob", "PUT {0}?comp=metadata\nx-ms-meta-a: b", "PUT {0}?comp=properties", "PUT {0}?comp=lease\nx-ms-lease-action: acquire\nx-ms-lease-duration: 15",
        "PUT {0}?comp=lease\nx-ms-lease-action: break\nx-ms-lease-break-period: 0", "PUT copied\nx-ms-copy-source: {1}/{0}", "PUT {0}\nx-ms-copy-source: {1}/copied", "PUT {0}?comp=tier\nx-ms-access-tier: Hot",
        "PUT {0}\nx-ms-blob-type: AppendBlob", "GET ?restype=container&comp=list&prefix={0}&delimiter={0}", "GET ?restype=container&comp=list&marker={0}", "DELETE {0}",
    ];

    [Fact]
    public async Task AnyName_AtAnyOperation_StaysInTheContainer()
    {
        await service.AddAsync(TreeKind.Blobs, Container);
        var account = service.Root.StorageAccount(StorageFixture.Account);
        foreach (var folder in new[] { service.Root.Path, Path.GetDirectoryName(account)!, account, Path.Combine(account, "blobs") }) await File.WriteAllTextAsync(Path.Combine(folder, "secret"), Secret);
        var before = DescribeOutside();

        foreach (var name in HostileNames.All)
        {
            foreach (var written in new[] { Encode(name), name })
            {
                if (!IsOfARequestLine(written)) continue;
                var answers = await service.AskRawAsync(service.Blobs, string.Join("\n\n", Operations.Select(operation => Request(operation, written))));
                Assert.DoesNotContain("HTTP/1.1 5", answers, StringComparison.Ordinal);
                Assert.DoesNotContain(Secret, answers, StringComparison.Ordinal);
            }
        }

        Assert.Equal(before, DescribeOutside());
        Assert.DoesNotContain("storageRequestFailed", service.Log, StringComparison.Ordinal);
    }

    private string Request(string operation, string name)
    {
        var head = operation.Replace("{0}", name, StringComparison.Ordinal).Replace("{1}", $"{service.Blobs}/{Container}", StringComparison.Ordinal);
        var (method, rest) = (head[..head.IndexOf(' ', StringComparison.Ordinal)], head[(head.IndexOf(' ', StringComparison.Ordinal) + 1)..]);
        var (place, headers) = rest.IndexOf('\n', StringComparison.Ordinal) is > 0 and var cut ? (rest[..cut], rest[cut..]) : (rest, "");
        var separator = place.StartsWith('?') ? "" : "/";
        return $"{method} /{StorageFixture.Account}/{Container}{separator}{place} HTTP/1.1\nHost: 127.0.0.1:{service.Blobs.Port}\nAuthorization: Bearer {service.Identity.Token}\nContent-Length: 0{headers}";
    }

    // As UTF-8, also where that has to be wrong.
    private static string Encode(string name) => string.Concat(Encoding.UTF8.GetBytes(name).Select(letter => $"%{letter:X2}"));

    private static bool IsOfARequestLine(string text) => text.Length < 20_000 && text.All(letter => letter is > ' ' and <= '~' and not '?' and not '#');

    private string DescribeOutside()
    {
        var account = service.Root.StorageAccount(StorageFixture.Account);
        string[] inside = [service.Folder(Container), Path.Combine(account, ".meta"), Path.GetDirectoryName(service.Root.ServiceLog)!, Path.GetDirectoryName(service.Root.Database)!];
        return string.Join('\n', Directory.EnumerateFileSystemEntries(service.Root.Path, "*", SearchOption.AllDirectories)
            .Where(path => !inside.Any(folder => path.StartsWith(folder + "/", StringComparison.Ordinal) || path == folder))
            .Order(StringComparer.Ordinal)
            .Select(path => File.Exists(path) ? $"{path} {new FileInfo(path).Length} {File.GetLastWriteTimeUtc(path):O}" : path));
    }
}
