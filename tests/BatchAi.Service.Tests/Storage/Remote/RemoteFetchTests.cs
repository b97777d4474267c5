using BatchAi.Service.Agent.Mounts.Remote;
using BatchAi.Service.Storage.Remote;
using BatchAi.Service.Storage.Trees;
using BatchAi.Service.Tests.Storage.Remote.Support;
using Microsoft.AspNetCore.Http;

namespace BatchAi.Service.Tests.Storage.Remote;

/// <summary>Fetches from servers that are no friends.</summary>
public sealed class RemoteFetchTests : IDisposable
{
    private const string Key = "c2VjcmV0IGtleQ==";
    private readonly string _folder = Directory.CreateTempSubdirectory("batchai-fetch-").FullName;

    private string Place => Path.Combine(_folder, "fetched", "0");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("<File><Name>../../up</Name></File>")]
    [InlineData("<File><Name>..</Name></File>")]
    [InlineData("<Directory><Name>..</Name></Directory>")]
    [InlineData("<File><Name>.</Name></File>")]
    [InlineData("<File><Name/></File>")]
    [InlineData("<File/>")]
    [InlineData("<File><Name Encoded='true'>%2E%2E%2Fup</Name></File>")]
    [InlineData("<File><Name Encoded='true'>a%00b</Name></File>")]
    [InlineData("<File><Name>a\\b</Name></File>")]
    [InlineData("<File><Name>same</Name></File><Directory><Name>same</Name></Directory>")]
    public async Task Share_NamesThatLeadElsewhere_AreRefused(string entries)
    {
        await using var server = await StandInStorage.StartAsync(http => AnswerAsync(http, $"<EnumerationResults><Entries>{(IsTop(http) ? entries : "")}</Entries></EnumerationResults>"));

        await RefusedAsync(server, isShare: true);

        Assert.Empty(Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories));
    }

    [Theory]
    [InlineData("no XML at all")]
    [InlineData("<!DOCTYPE x [<!ENTITY a 'aaaa'>]><EnumerationResults>&a;</EnumerationResults>")]
    [InlineData("<EnumerationResults><NextMarker>again</NextMarker></EnumerationResults>")]
    [InlineData("<EnumerationResults><Blobs>")]
    public async Task List_ThatIsNone_IsRefused(string list)
    {
        await using var server = await StandInStorage.StartAsync(http => AnswerAsync(http, list));

        await RefusedAsync(server, isShare: false);
    }

    [Theory]
    [InlineData("<Blob><Name>a</Name></Blob><Blob><Name>b</Name></Blob><Blob><Name>c</Name></Blob>", "more than 2 files")]
    [InlineData("<Blob><Name>a</Name><Properties><Content-Length>101</Content-Length></Properties></Blob>", "more than 100 bytes")]
    [InlineData("<Blob><Name>lies</Name><Properties><Content-Length>1</Content-Length></Properties></Blob>", "longer than 100 bytes")]
    public async Task Fetch_OfTooMuch_SaysSo(string blobs, string words)
    {
        await using var server = await StandInStorage.StartAsync(http => AnswerAsync(http, http.Request.Path.Value!.EndsWith("lies", StringComparison.Ordinal) ? new string('x', 200) : $"<EnumerationResults><Blobs>{blobs}</Blobs></EnumerationResults>"));

        Assert.Contains(words, await RefusedAsync(server, isShare: false), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("127.0.0.2", true)]
    [InlineData("127.0.0.1", false)]
    public async Task Certificate_OfAnotherNameOrAuthority_IsRefused(string name, bool isTrusted)
    {
        var asked = 0;
        await using var server = await StandInStorage.StartAsync(_ =>
        {
            Interlocked.Increment(ref asked);
            return Task.CompletedTask;
        }, name);

        var words = await RefusedAsync(server, isShare: false, isTrusted ? server.Authority : await OtherAuthorityAsync());

        Assert.Equal(0, asked);
        Assert.Contains("--mount-ca", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answer_OfAStranger_IsTakenForNothingButACode()
    {
        await using var server = await StandInStorage.StartAsync(http =>
        {
            (http.Response.StatusCode, http.Response.Headers["x-ms-error-code"]) = (418, "Odd <b>\"Code\"");
            return http.Response.WriteAsync("secret of the server");
        });

        var words = await RefusedAsync(server, isShare: false);

        Assert.Contains("418 OddbCode to GET", words, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", words, StringComparison.Ordinal);
        Assert.DoesNotContain(Key, words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answer_ThatPasses_IsWaitedFor()
    {
        var asked = 0;
        await using var server = await StandInStorage.StartAsync(http =>
        {
            if (Interlocked.Increment(ref asked) >= 3) return AnswerAsync(http, "<EnumerationResults/>");
            http.Response.StatusCode = 503;
            return Task.CompletedTask;
        });

        Assert.Empty((await FetchAsync(server, isShare: false, server.Authority)).Files);
    }

    private static bool IsTop(HttpContext http) => http.Request.Path == "/acct/top";

    private static Task AnswerAsync(HttpContext http, string text) => http.Response.WriteAsync(text);

    private static async Task<string> OtherAuthorityAsync()
    {
        await using var other = await StandInStorage.StartAsync(_ => Task.CompletedTask);
        return other.Authority;
    }

    private async Task<string> RefusedAsync(StandInStorage server, bool isShare, string? authority = null)
    {
        var error = await Assert.ThrowsAnyAsync<Exception>(() => FetchAsync(server, isShare, authority ?? server.Authority));
        Assert.True(error is RemoteStorageException or TreeException or IOException, error.ToString());
        return error.Message;
    }

    private async Task<FolderContent> FetchAsync(StandInStorage server, bool isShare, string authority)
    {
        using var remote = RemoteFolder.Open(isShare, new RemoteClient(new Uri(server.Endpoint, "/acct/top"), "acct", Key, authority, TimeProvider.System));
        return await new RemoteFetch(remote, Place, new RemoteLimits(2, 100)).RunAsync(CancellationToken.None);
    }
}
