using System.Net;
using System.Text;
using BatchAi.Service.Tests.Api.Support;

namespace BatchAi.Service.Tests.Api;

public sealed class BodyTests(ServiceFixture fixture) : IClassFixture<ServiceFixture>
{
    private const string Job = Calls.Experiment + "/jobs/faulty";

    private TestService Service => fixture.Service;

    [Fact]
    public async Task Put_WithBrokenJson_TellsThePlace()
    {
        var error = await (await Service.PutAsync(Job, "{\n  \"properties\": {,}\n}")).RefusedAsync(HttpStatusCode.BadRequest, "InvalidRequestContent");

        Assert.Contains("Line 2, column 18", (string?)error["message"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Put_WithManyFaults_TellsThemAll()
    {
        var error = await (await Service.PutAsync(Job, """{"properties":{"nodeCount":"one","customToolkitSettings":{"commandLine":7}}}""")).RefusedAsync(HttpStatusCode.BadRequest, "InvalidRequestContent");

        var places = error["details"]!.AsArray().Select(detail => (string?)detail!["target"]).ToList();
        Assert.Contains("$.properties.nodeCount", places);
        Assert.Contains("$.properties.customToolkitSettings.commandLine", places);
        Assert.Contains("$.properties.stdOutErrPathPrefix", places);
        Assert.Contains("$.properties.cluster", places);
        Assert.All(error["details"]!.AsArray(), detail => Assert.StartsWith("Line 1, column ", (string?)detail!["message"], StringComparison.Ordinal));
    }

    [Fact]
    public async Task Put_WithoutABody_IsRefused() =>
        await (await Service.PutAsync(Job)).RefusedAsync(HttpStatusCode.BadRequest, "InvalidRequestContent");

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Put_WithMoreThanFourMebibytes_IsTooLarge(bool isLengthKnown)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, $"{Job}?{Calls.Version}") { Content = new ByteArrayContent(new byte[(4 << 20) + 1]) };
        request.Headers.TransferEncodingChunked = !isLengthKnown;

        using var answer = await Service.Client.SendAsync(request);

        await answer.RefusedAsync(HttpStatusCode.RequestEntityTooLarge, "RequestTooLarge");
    }

    [Theory]
    [InlineData("PUT", Calls.Workspace + "/experiments/large")]
    [InlineData("POST", Calls.Experiment + "/jobs/none/terminate")]
    [InlineData("DELETE", Calls.Experiment + "/jobs/none")]
    public async Task Request_ThatNeedsNoBody_TakesNoLargeOneEither(string method, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Parse(method), $"{path}?{Calls.Version}") { Content = new ByteArrayContent(new byte[(4 << 20) + 1]) };

        using var answer = await Service.Client.SendAsync(request);

        await answer.RefusedAsync(HttpStatusCode.RequestEntityTooLarge, "RequestTooLarge");
    }

    [Theory]
    [InlineData("application/xml", null)]
    [InlineData("application/json", "gzip")]
    public async Task Put_OfAnotherMediaType_IsRefused(string type, string? encoding)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, $"{Job}?{Calls.Version}") { Content = new ByteArrayContent("{}"u8.ToArray()) };
        request.Content.Headers.ContentType = new(type);
        if (encoding is not null) request.Content.Headers.ContentEncoding.Add(encoding);

        using var answer = await Service.Client.SendAsync(request);

        await answer.RefusedAsync(HttpStatusCode.UnsupportedMediaType, "UnsupportedMediaType");
    }

    [Fact]
    public async Task Put_WithAByteOrderMark_IsRead()
    {
        using var answer = await Service.PutAsync(Calls.Provider + "/workspaces/marked", "\ufeff" + Bodies.Workspace);

        Assert.Equal("eastus", (string?)(await answer.ReadAsync())["location"]);
    }

    [Fact]
    public async Task Put_WithMembersOfNoUse_TellsWhatWasIgnored()
    {
        using var answer = await Service.PutAsync(Calls.Provider + "/workspaces/extra", """{"location":"eastus","eigenschaft\"\u00e4":1}""");

        var warning = Assert.Single(answer.Headers.GetValues("Warning"));
        Assert.StartsWith("299 batchai \"Line 1, column 22", warning, StringComparison.Ordinal);
        Assert.Contains("\\u00e4", warning, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("job", true)]
    [InlineData("job", false)]
    [InlineData("a very long preparation", false)]
    public async Task Put_OfAJobInAContainer_TellsWhenThereIsNone(string what, bool hasContainers)
    {
        Service.Engine!.HasContainers = hasContainers;
        var preparation = what == "job" ? "echo hi" : new string('x', 100_000);
        var body = $$$"""{"properties":{"cluster":{"id":"{{{Calls.Cluster}}}"},"nodeCount":1,"stdOutErrPathPrefix":"/tmp","customToolkitSettings":{"commandLine":"true"},"jobPreparation":{"commandLine":"{{{preparation}}}"},"containerSettings":{"imageSourceRegistry":{"image":"example/image:1"}} } }""";

        using var answer = await Service.PutAsync($"{Calls.Experiment}/jobs/contained-{what.Length}-{hasContainers}", body);

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        var about = answer.Headers.GetValues("Warning").Where(words => words.StartsWith("299 batchai \"The job runs on this machine itself and not in the container image 'example/image:1'", StringComparison.Ordinal));
        Assert.Equal(hasContainers ? 0 : 1, about.Count());
    }

    [Fact]
    public async Task Put_OfAGroupWithAWrongType_TellsThePlace()
    {
        var error = await (await Service.PutAsync(Calls.Subscription + "/resourceGroups/faulty", "{\n\"location\": [7]\n}")).RefusedAsync(HttpStatusCode.BadRequest, "InvalidRequestContent");

        Assert.Equal("$.location", (string?)error["target"]);
        Assert.Contains("Line 2", (string?)error["message"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Put_WithASecret_NeverTellsItBack()
    {
        const string Path = Calls.Experiment + "/jobs/secretive";
        using var accepted = await Service.PutAsync(Path, Bodies.Job());
        await Service.FollowAsync(accepted);

        var job = (await Service.ReadAsync(Path)).ToJsonString();

        Assert.Contains("WORD", job, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-word", job, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Put_InUtf16_IsRefusedWithWords()
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, $"{Job}?{Calls.Version}") { Content = new StringContent("{}", Encoding.Unicode, "application/json") };
        using var answer = await Service.Client.SendAsync(request);

        var error = await answer.RefusedAsync(HttpStatusCode.BadRequest, "InvalidRequestContent");
        Assert.Equal("InvalidEncoding", (string?)error["details"]![0]!["code"]);
    }
}
