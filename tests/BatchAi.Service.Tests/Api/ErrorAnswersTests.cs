using System.Text.Json.Nodes;
using BatchAi.Service.Api.Pipeline;
using BatchAi.Service.Hosting;
using Microsoft.AspNetCore.Http;

namespace BatchAi.Service.Tests.Api;

public sealed class ErrorAnswersTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("batchai-errors-");

    private string LogPath => Path.Combine(_folder.FullName, "service.log");

    [Fact]
    public async Task ErrorWithACode_IsAnsweredWithItsWords()
    {
        var (status, error) = await AnswerAsync(new BatchAiException("StateNotWritten", "The change was not stored.", "Free space on the disk."));

        Assert.Equal((503, "StateNotWritten", "The change was not stored. Free space on the disk."), (status, (string?)error["code"], (string?)error["message"]));
        Assert.Contains("was not stored", await File.ReadAllTextAsync(LogPath), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData(400, "BadRequest")]
    [InlineData(408, "RequestTimeout")]
    public async Task RequestThatTheWebServerGaveUp_IsAnsweredWithACode(int status, string code)
    {
        var (answered, error) = await AnswerAsync(new BadHttpRequestException("framework-words", status));

        Assert.Equal((status, code), (answered, (string?)error["code"]));
        Assert.DoesNotContain("framework-words", error.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ErrorOfAnyOtherKind_IsToldToTheLogAlone()
    {
        var (status, error) = await AnswerAsync(new InvalidOperationException("inner-secret"));

        Assert.Equal((500, "InternalServerError"), (status, (string?)error["code"]));
        Assert.DoesNotContain("inner-secret", error.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains("inner-secret", await File.ReadAllTextAsync(LogPath), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RequestThatWasGivenUp_IsNotAnswered()
    {
        using var given = new CancellationTokenSource();
        await given.CancelAsync();
        var http = new DefaultHttpContext { RequestAborted = given.Token };

        await new ErrorAnswers(_ => throw new OperationCanceledException(), new EventLog(LogPath, TimeProvider.System)).InvokeAsync(http);

        Assert.Equal(200, http.Response.StatusCode);
        Assert.False(File.Exists(LogPath));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private async Task<(int Status, JsonNode Error)> AnswerAsync(Exception thrown)
    {
        using var body = new MemoryStream();
        var http = new DefaultHttpContext();
        http.Response.Body = body;
        await new ErrorAnswers(_ => throw thrown, new EventLog(LogPath, TimeProvider.System)).InvokeAsync(http);
        return (http.Response.StatusCode, JsonNode.Parse(body.ToArray())!["error"]!);
    }
}
