using BatchAi.Service.Neighbours.Storage;
using BatchAi.Service.Storage.Http;
using BatchAi.Service.Storage.Signing;
using BatchAi.Service.Tests.Storage.Support;
using Microsoft.AspNetCore.Http;

namespace BatchAi.Service.Tests.Storage.Http;

public sealed class SourceReaderTests(StorageFixture service) : IClassFixture<StorageFixture>
{
    private const string Account = StorageFixture.Account;

    [Fact]
    public void Read_OwnSources_ByWhateverNameTheyHave()
    {
        Assert.Equal((StorageService.Blob, "cont", "a b"), Read($"{service.Blobs}/cont/a%20b"));
        Assert.Equal((StorageService.File, "share", "dir/a"), Read($"{service.Files}/share/dir/a"));
        Assert.Equal((StorageService.Blob, "cont", "a"), Read($"https://{Account}.blob.core.windows.net/cont/a"));
        Assert.Equal((StorageService.File, "share", "a"), Read($"https://{Account}.file.core.windows.net/share/a"));
    }

    [Theory]
    [InlineData("https://example.org/cont/a")]
    [InlineData("https://other.blob.core.windows.net/cont/a")]
    [InlineData("file:///etc/passwd")]
    [InlineData("/wireacct/cont/a")]
    [InlineData("https://127.0.0.1:1/wireacct/cont/a")]
    [InlineData("https://wireacct.blob.core.windows.net/cont?restype=container")]
    public void Read_WhatIsNotHere_IsRefused(string url) => TestCall.Refused(400, "InvalidHeaderValue", () => Read(url));

    [Fact]
    public async Task Read_OfOtherAccount_NeedsItsSignature()
    {
        await service.AddAccountAsync("another");

        TestCall.Refused(404, "CannotVerifyCopySource", () => Read(new Uri(service.Identity.BlobEndpoint, "/another/cont/a").AbsoluteUri));
    }

    [Fact]
    public void Read_BySignature_OpensWhatItNamesAlone()
    {
        var sas = TestSas.OfService(StorageService.Blob, service.Time.GetUtcNow().AddHours(1), "cont", "a", "r");
        var weak = StorageGrant.OfService("cw", SasReach.Item, []);

        Assert.Equal((StorageService.Blob, "cont", "a"), Read($"{service.Blobs}/cont/a?{sas}", weak));
        TestCall.Refused(403, "AuthenticationFailed", () => Read($"{service.Blobs}/cont/b?{sas}", weak));
        TestCall.Refused(404, "CannotVerifyCopySource", () => Read($"{service.Blobs}/cont/a", weak));
    }

    private (StorageService Service, string Container, string Path) Read(string url, StorageGrant? grant = null)
    {
        var (target, query) = new TargetReader([], _ => false).Read(StorageService.Blob, $"/{Account}/cont/copy", "127.0.0.1");
        var http = new DefaultHttpContext();
        http.Request.Headers["x-ms-copy-source"] = url;
        var source = service.Front.Sources.Read(new StorageCall
        {
            Http = http,
            Target = target,
            Query = query,
            Account = new StoredAccount { Name = Account },
            Grant = grant ?? StorageGrant.Everything,
            Endpoint = "",
            Sources = service.Front.Sources,
        });
        return (source.Service, source.Container, source.Path);
    }
}
