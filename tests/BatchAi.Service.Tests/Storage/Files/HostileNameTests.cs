using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using BatchAi.Service.Tests.HostingService.Support;
using BatchAi.Service.Tests.Storage.Files.Support;
using BatchAi.Service.Tests.Storage.Support;
using BatchAi.Service.Tests.Storage.Trees.Support;

namespace BatchAi.Service.Tests.Storage.Files;

/// <summary>Names that lead elsewhere × all operations: everything outside of the share is as it was, and nothing of it is told.</summary>
public sealed class HostileNameTests(StorageFixture service) : IClassFixture<StorageFixture>
{
    private const string Secret = "SECRET-OF-SOMEBODY-ELSE";
    private static readonly UriCreationOptions AsItIs = new() { DangerousDisablePathAndQueryCanonicalization = true };

    private static readonly (string Method, string Query, (string, string)[] Headers)[] Operations =
    [
        ("PUT", "", [("x-ms-type", "file"), ("x-ms-content-length", "3")]),
        ("PUT", "?comp=range", [("x-ms-write", "update"), ("x-ms-range", "bytes=0-2")]),
        ("PUT", "?restype=directory", []),
        ("GET", "", []),
        ("HEAD", "", []),
        ("GET", "?comp=rangelist", []),
        ("PUT", "?comp=properties", [("x-ms-content-length", "9"), ("x-ms-file-attributes", "ReadOnly")]),
        ("PUT", "?comp=metadata", [("x-ms-meta-a", "b")]),
        ("PUT", "?comp=lease", [("x-ms-lease-action", "acquire"), ("x-ms-lease-duration", "-1")]),
        ("PUT", "?restype=directory&comp=properties", [("x-ms-file-attributes", "Hidden")]),
        ("PUT", "?restype=directory&comp=metadata", [("x-ms-meta-a", "b")]),
        ("GET", "?restype=directory", []),
        ("GET", "?restype=directory&comp=list", []),
        ("GET", "?comp=listhandles", []),
        ("DELETE", "", []),
        ("DELETE", "?restype=directory", []),
    ];

    [Fact]
    public async Task EveryName_WithEveryOperation_StaysInItsShare()
    {
        var share = await TestShare.CreateAsync(service);
        await share.UploadAsync("own.txt", "own");
        var elsewhere = await MakeElsewhereAsync();
        var before = Snapshot(share);

        foreach (var name in HostileNames.All)
        {
            foreach (var target in Targets(name)) await TryAllAsync(share, target);
        }

        Assert.Equal(before, Snapshot(share));
        Assert.Equal("own", File.ReadAllText(share.PathOf("own.txt")));
        Assert.Equal(Secret, File.ReadAllText(Path.Combine(elsewhere, "secret")));
    }

    [Fact]
    public async Task Links_ThatLeadOut_AndWhatIsNoFile_AreNotThere()
    {
        var share = await TestShare.CreateAsync(service);
        var elsewhere = await MakeElsewhereAsync();
        File.CreateSymbolicLink(share.PathOf("file"), Path.Combine(elsewhere, "secret"));
        File.CreateSymbolicLink(share.PathOf("folder"), elsewhere);
        File.CreateSymbolicLink(share.PathOf("upward"), "../secret");
        File.CreateSymbolicLink(share.PathOf("loop"), "loop");
        File.CreateSymbolicLink(share.PathOf("device"), "/dev/zero");
        Assert.Equal(0, (await Programs.RunAsync("mkfifo", share.PathOf("fifo"))).ExitCode);
        await share.UploadAsync("own.txt", "own");
        File.CreateSymbolicLink(share.PathOf("inside"), "own.txt");
        var before = Snapshot(share);

        foreach (var target in (string[])["/file", "/folder/secret", "/upward", "/loop", "/device", "/fifo"])
        {
            foreach (var method in (HttpMethod[])[HttpMethod.Get, HttpMethod.Head, HttpMethod.Delete]) await share.RequireRefusalAsync(404, "ResourceNotFound", method, target);
            await share.RequireRefusalAsync(404, "ResourceNotFound", HttpMethod.Put, target + "?comp=range", "abc"u8.ToArray(), ("x-ms-write", "update"), ("x-ms-range", "bytes=0-2"));
            await share.RequireRefusalAsync(404, "CannotVerifyCopySource", HttpMethod.Put, "/copy", null, ("x-ms-copy-source", share.Client.Uri + target));
            Assert.Contains(await share.MakeAsync(target), (HttpStatusCode[])[HttpStatusCode.Conflict, HttpStatusCode.NotFound]);
        }

        await share.RequireRefusalAsync(404, "ResourceNotFound", HttpMethod.Get, "/folder?restype=directory&comp=list");
        Assert.Equal(["inside", "own.txt"], await share.NamesAsync());
        Assert.Equal("own", await TestShare.TextAsync(share.Root.GetFileClient("inside")));
        Assert.Equal(before, Snapshot(share));
    }

    private async Task TryAllAsync(TestShare share, string target)
    {
        foreach (var (method, query, headers) in Operations) await TryAsync(share, method, target + query, headers);
        var url = $"{service.Files}/{share.Name}{target}";
        await TryAsync(share, "PUT", "/copy.txt", [("x-ms-copy-source", url)]);
        await TryAsync(share, "PUT", "/renamed.txt?comp=rename", [("x-ms-file-rename-source", url)]);
        await TryAsync(share, "PUT", target, [("x-ms-copy-source", $"{service.Files}/{share.Name}/own.txt")]);
        await TryAsync(share, "GET", "?restype=directory&comp=list&prefix=" + target[1..], []);
    }

    private async Task TryAsync(TestShare share, string method, string target, (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri($"{service.Files}/{share.Name}{target}", AsItIs));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", service.Identity.Token);
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        if (method == "PUT") request.Content = new ByteArrayContent(target.EndsWith("comp=range", StringComparison.Ordinal) ? "abc"u8.ToArray() : []);
        using var answer = await service.Client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True((int)answer.StatusCode < 500, $"{method} {target}: {answer.StatusCode} {text}");
        Assert.DoesNotContain(Secret, text, StringComparison.Ordinal);
    }

    // As names are sent: with the slashes as they are, and with every byte encoded.
    private static IEnumerable<string> Targets(string name)
    {
        var bytes = Encoding.UTF8.GetBytes(name);
        var all = string.Concat(bytes.Select(value => string.Create(CultureInfo.InvariantCulture, $"%{value:X2}")));
        yield return "/" + all;
        yield return "/" + string.Concat(bytes.Select(value => value is (byte)'/' or (byte)'.' || char.IsAsciiLetterOrDigit((char)value) ? ((char)value).ToString() : string.Create(CultureInfo.InvariantCulture, $"%{value:X2}")));
    }

    private async Task<string> MakeElsewhereAsync()
    {
        var other = await TestShare.CreateAsync(service);
        other.Write("secret", Secret);
        var account = service.Root.StorageAccount(StorageFixture.Account);
        foreach (var folder in (string[])[service.Root.Path, Path.GetDirectoryName(account)!, account, Path.Combine(account, "files"), Path.Combine(account, "blobs")]) File.WriteAllText(Path.Combine(folder, "secret"), Secret);
        return other.Folder;
    }

    // All that is not the share's own, nor what the service itself writes at every request.
    private List<string> Snapshot(TestShare share)
    {
        var meta = Path.Combine(service.Root.StorageAccount(StorageFixture.Account), ".meta");
        string[] apart = [share.Folder, meta, Path.GetDirectoryName(service.Root.Database)!, Path.GetDirectoryName(service.Root.ServiceLog)!];
        return
        [
            .. Directory.EnumerateFileSystemEntries(service.Root.Path, "*", SearchOption.AllDirectories)
                .Where(path => path != service.Root.ServiceLock && !Array.Exists(apart, folder => path.StartsWith(folder + "/", StringComparison.Ordinal)))
                .Select(path => $"{path} {(File.Exists(path) ? Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path))) : "")} {File.GetUnixFileMode(path)}")
                .Order(StringComparer.Ordinal),
        ];
    }
}
