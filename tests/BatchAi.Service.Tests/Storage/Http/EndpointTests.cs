using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Xml.Linq;
using Azure;
using Azure.Storage;
using Azure.Storage.Blobs;
using Azure.Storage.Files.Shares;
using BatchAi.Service.Api;
using BatchAi.Service.State;
using BatchAi.Service.Storage.Http;
using BatchAi.Service.Storage.Trees;
using BatchAi.Service.Tests.Storage.Support;

namespace BatchAi.Service.Tests.Storage.Http;

public sealed class EndpointTests(StorageFixture service) : IClassFixture<StorageFixture>
{
    private const string Account = StorageFixture.Account;

    [Fact]
    public async Task ListContainers_BySdk_PagesByPrefix()
    {
        foreach (var name in new[] { "page-c", "page-a", "page-b", "other" }) await service.AddAsync(TreeKind.Blobs, name);

        var pages = new List<string>();
        await foreach (var page in service.BlobService.GetBlobContainersAsync(prefix: "page-").AsPages(pageSizeHint: 2)) pages.Add(string.Join(' ', page.Values.Select(container => container.Name)));

        Assert.Equal(["page-a page-b", "page-c"], pages);
    }

    [Fact]
    public async Task ListShares_BySdk_TellsProperties()
    {
        await service.AddAsync(TreeKind.Files, "listed");

        var share = await service.ShareService.GetSharesAsync(prefix: "listed").SingleAsync();

        Assert.Equal(("listed", 5120), (share.Name, share.Properties.QuotaInGB));
        Assert.NotEqual(default, share.Properties.ETag);
    }

    [Fact]
    public async Task AccountSas_BySdk_OpensTheService()
    {
        var later = service.Time.GetUtcNow().AddHours(1);
        var blobs = new BlobServiceClient(new Uri($"{service.Blobs}?{TestSas.OfAccount(StorageService.Blob, later, "l", "s")}"), service.Options(new BlobClientOptions()));
        var files = new ShareServiceClient(new Uri($"{service.Files}?{TestSas.OfAccount(StorageService.File, later, "l", "s")}"), service.Options(new ShareClientOptions()));

        _ = await blobs.GetBlobContainersAsync().ToListAsync();
        _ = await files.GetSharesAsync().ToListAsync();
    }

    [Fact]
    public async Task Token_OfTheService_OpensBoth()
    {
        foreach (var endpoint in new[] { service.Blobs, service.Files })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"{endpoint}?comp=list") { Headers = { Authorization = new AuthenticationHeaderValue("Bearer", service.Identity.Token) } };
            using var answer = await service.Client.SendAsync(request);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
    }

    [Fact]
    public async Task SharedKeyLite_IsKnown()
    {
        var date = service.Time.GetUtcNow().ToString("R", CultureInfo.InvariantCulture);
        var text = $"GET\n\n\n\nx-ms-date:{date}\nx-ms-version:2021-12-02\n/{Account}/{Account}?comp=list";
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{service.Blobs}?comp=list&prefix=x");
        request.Headers.Add("x-ms-date", date);
        request.Headers.Add("x-ms-version", "2021-12-02");
        request.Headers.TryAddWithoutValidation("Authorization", $"SharedKeyLite {Account}:{StorageFixture.Sign(text)}");
        using var answer = await service.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task SharedKey_ClockApart_IsRefused()
    {
        service.Time.Advance(TimeSpan.FromMinutes(16));
        try
        {
            var error = await Assert.ThrowsAsync<RequestFailedException>(() => service.BlobService.GetBlobContainersAsync().ToListAsync().AsTask());
            Assert.Equal((403, "AuthenticationFailed"), (error.Status, error.ErrorCode));
        }
        finally
        {
            service.Time.Advance(TimeSpan.FromMinutes(-16));
        }
    }

    [Fact]
    public async Task KeyMadeAnew_TheOldOneIsVoidAtOnce()
    {
        var account = await service.AddAccountAsync("rotated");
        var credential = new StorageSharedKeyCredential("rotated", account.Keys[1].Value);
        var client = new BlobServiceClient(new Uri(service.Identity.BlobEndpoint, "/rotated"), credential, service.Options(new BlobClientOptions()));
        _ = await client.GetBlobContainersAsync().ToListAsync();

        (_, account) = await service.Parts.Accounts.RegenerateKeyAsync(IdOf("rotated"), "key2");

        var error = await Assert.ThrowsAsync<RequestFailedException>(() => client.GetBlobContainersAsync().ToListAsync().AsTask());
        Assert.Equal("AuthenticationFailed", error.ErrorCode);
        credential.SetAccountKey(account.Keys[1].Value);
        _ = await client.GetBlobContainersAsync().ToListAsync();
    }

    [Fact]
    public async Task AccountDeleted_IsNotThereAnyMore()
    {
        var account = await service.AddAccountAsync("deleted");
        var client = new ShareServiceClient(new Uri(service.Identity.FileEndpoint, "/deleted"), new StorageSharedKeyCredential("deleted", account.Keys[0].Value), service.Options(new ShareClientOptions()));
        _ = await client.GetSharesAsync().ToListAsync();

        await service.Parts.Accounts.DeleteAsync(IdOf("deleted"));

        var error = await Assert.ThrowsAsync<RequestFailedException>(() => client.GetSharesAsync().ToListAsync().AsTask());
        Assert.Equal((404, "ResourceNotFound"), (error.Status, error.ErrorCode));
    }

    [Theory]
    [InlineData("GET /wireacct/cont/%zz HTTP/1.1", "InvalidUri")]
    [InlineData("GET /wireacct/cont/%01 HTTP/1.1", "InvalidUri")]
    [InlineData("GET /wireacct/../wireacct HTTP/1.1", "OutOfRangeInput")]
    [InlineData("GET /wireacct/%2e%2e/x HTTP/1.1", "OutOfRangeInput")]
    [InlineData("GET /wireacct/c?comp=%ff HTTP/1.1", "InvalidUri")]
    [InlineData("GET / HTTP/1.1", "InvalidUri")]
    [InlineData("OPTIONS * HTTP/1.1", "InvalidUri")]
    public async Task RequestLine_ThatNamesNothing_IsRefusedInTheApisWords(string line, string code)
    {
        var answer = await service.AskRawAsync(service.Blobs, line + "\nHost: 127.0.0.1");

        Assert.StartsWith("HTTP/1.1 400 ", answer, StringComparison.Ordinal);
        Assert.Contains($"x-ms-error-code: {code}\r\n", answer, StringComparison.Ordinal);
        Assert.Contains($"<Code>{code}</Code>", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RequestLine_WithNul_IsRefused() =>
        Assert.StartsWith("HTTP/1.1 400 ", await service.AskRawAsync(service.Blobs, "GET /wireacct/cont/a%00b HTTP/1.1\nHost: 127.0.0.1"), StringComparison.Ordinal);

    [Fact]
    public async Task RequestLine_WithWholeUrl_IsUnderstood()
    {
        var answer = await service.AskRawAsync(service.Blobs, $"GET https://127.0.0.1/{Account}?comp=list HTTP/1.1\nHost: 127.0.0.1\nAuthorization: Bearer {service.Identity.Token}");

        Assert.StartsWith("HTTP/1.1 200 ", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Account + ".blob.localhost", "/", 200)]
    [InlineData(Account + ".blob.core.windows.net", "/", 200)]
    [InlineData(Account + ".file.core.windows.net", "/", 400)]
    [InlineData("127.0.0.1", "/" + Account, 200)]
    [InlineData("localhost", "/" + Account, 200)]
    [InlineData("anything", "/" + Account, 200)]
    public async Task Host_OfAccount_StandsForIt(string host, string path, int status)
    {
        var answer = await service.AskRawAsync(service.Blobs, $"GET {path}?comp=list HTTP/1.1\nHost: {host}\nAuthorization: Bearer {service.Identity.Token}");

        Assert.StartsWith($"HTTP/1.1 {status} ", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET", "comp=bogus", 400, "InvalidQueryParameterValue")]
    [InlineData("PATCH", "comp=list", 405, "UnsupportedHttpVerb")]
    [InlineData("GET", "comp=list&maxresults=0", 400, "OutOfRangeQueryParameterValue")]
    [InlineData("GET", "comp=list&maxresults=x", 400, "InvalidQueryParameterValue")]
    [InlineData("HEAD", "comp=list", 405, "UnsupportedHttpVerb")]
    public async Task Request_ThatIsNoOperation_IsRefusedInTheApisWords(string method, string query, int status, string code)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), $"{service.Blobs}?{query}") { Headers = { Authorization = new AuthenticationHeaderValue("Bearer", service.Identity.Token) } };
        request.Headers.Add("x-ms-version", "2019-07-07");
        request.Headers.Add("x-ms-client-request-id", "mine");
        using var answer = await service.Client.SendAsync(request);
        var body = await answer.Content.ReadAsStringAsync();

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal(code, answer.Headers.GetValues("x-ms-error-code").Single());
        Assert.Equal("mine", answer.Headers.GetValues("x-ms-client-request-id").Single());
        Assert.Equal("2019-07-07", answer.Headers.GetValues("x-ms-version").Single());
        Assert.NotEmpty(answer.Headers.GetValues("x-ms-request-id").Single());
        if (method == "HEAD") Assert.Empty(body);
        else Assert.Equal(code, (string?)XDocument.Parse(body).Root!.Element("Code"));
    }

    [Fact]
    public async Task Answers_AndLog_NeverTellKeysOrSignatures()
    {
        const string signature = "c2VjcmV0LXNpZ25hdHVyZQ";
        using var answer = await service.Client.GetAsync(new Uri($"{service.Blobs}?comp=list&sv=2021-12-02&ss=b&srt=s&sp=l&se=2099-01-01&sig={signature}"));
        var body = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.DoesNotContain(signature, body, StringComparison.Ordinal);
        Assert.DoesNotContain(StorageFixture.Key, body, StringComparison.Ordinal);
        Assert.DoesNotContain(signature, service.Log, StringComparison.Ordinal);
    }

    private static ArmId IdOf(string account) =>
        ArmId.OfProvider(DefaultResources.Group.Subscription, DefaultResources.Group.ResourceGroup, "Microsoft.Storage", "storageAccounts", account);
}
