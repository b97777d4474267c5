using BatchAi.Service.Tests.Storage.Support;

namespace BatchAi.Service.Tests.Storage.Http;

/// <summary>What the web server refuses by itself has the API's code, in its headers.</summary>
public sealed class MalformedRequestTests(StorageFixture service) : IClassFixture<StorageFixture>
{
    [Theory]
    [InlineData("GET /wireacct/cont/a%00b HTTP/1.1\nHost: 127.0.0.1", "400 Bad Request", "InvalidUri")]
    [InlineData("PUT /wireacct/%00 HTTP/1.1\nHost: 127.0.0.1", "400 Bad Request", "InvalidUri")]
    [InlineData("HEAD /wireacct/cont/%00 HTTP/1.1\nHost: 127.0.0.1\nx-ms-version: 2021-12-02", "400 Bad Request", "InvalidUri")]
    [InlineData("GET /wireacct/cont/a HTTP/1.1", "400 Bad Request", "InvalidInput")]
    [InlineData("GET /wireacct/cont/a HTTP/1.1\nHost: 127.0.0.1\nno header", "400 Bad Request", "InvalidInput")]
    public async Task Request_IsAnsweredWithTheApisError(string head, string status, string code)
    {
        foreach (var endpoint in (Uri[])[service.Blobs, service.Files])
        {
            var answer = await service.AskRawAsync(endpoint, head);

            Assert.StartsWith($"HTTP/1.1 {status}\r\n", answer, StringComparison.Ordinal);
            Assert.Contains($"x-ms-error-code: {code}\r\n", answer, StringComparison.Ordinal);
            Assert.Contains("x-ms-request-id: ", answer, StringComparison.Ordinal);
            Assert.EndsWith("\r\n\r\n", answer, StringComparison.Ordinal);
        }
    }
}
