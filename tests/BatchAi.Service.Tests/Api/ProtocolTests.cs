using System.Net;
using BatchAi.Service.Tests.Api.Support;

namespace BatchAi.Service.Tests.Api;

public sealed class ProtocolTests
{
    [Theory]
    [InlineData("", "MissingApiVersionParameter")]
    [InlineData("api-version=", "MissingApiVersionParameter")]
    [InlineData("api-version=2016-01-01", "InvalidApiVersionParameter")]
    [InlineData("api-version=latest", "InvalidApiVersionParameter")]
    public async Task Version_ThatIsNotServed_IsRefusedWithThoseThatAre(string version, string code)
    {
        await using var service = await TestService.StartAsync();
        using var answer = await service.SendAsync(HttpMethod.Get, Calls.Workspace, version: version);

        var error = await answer.RefusedAsync(HttpStatusCode.BadRequest, code);
        Assert.Contains("2018-05-01", (string?)error["message"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", HttpStatusCode.BadRequest)]
    [InlineData("api-version=soon", HttpStatusCode.BadRequest)]
    [InlineData("api-version=2099-13-01", HttpStatusCode.BadRequest)]
    [InlineData("api-version=2022-09-01", HttpStatusCode.OK)]
    [InlineData("api-version=2019-06-01-preview", HttpStatusCode.OK)]
    public async Task Version_OfANeighbour_IsAnyDate(string version, HttpStatusCode expected)
    {
        await using var service = await TestService.StartAsync();
        using var answer = await service.SendAsync(HttpMethod.Get, "/subscriptions", version: version);

        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task Headers_OfEveryAnswer_AreThere()
    {
        await using var service = await TestService.StartAsync();
        using var first = await service.GetAsync(Calls.Workspace);
        using var second = await service.GetAsync(Calls.Workspace + "x");

        foreach (var answer in new[] { first, second })
        {
            Assert.True(answer.Headers.CacheControl!.NoCache);
            Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.True(Guid.TryParse(answer.Headers.GetValues("x-ms-request-id").Single(), out _));
        }

        Assert.Equal(("11999", "11998"), (Remaining(first, "reads"), Remaining(second, "reads")));
        Assert.NotEqual(first.Headers.GetValues("x-ms-request-id").Single(), second.Headers.GetValues("x-ms-request-id").Single());
    }

    [Fact]
    public async Task Counters_CountWritesAndDeletesApart()
    {
        await using var service = await TestService.StartAsync();
        using var write = await service.PutAsync(Calls.Workspace + "/experiments/e");
        using var delete = await service.DeleteAsync(Calls.Workspace + "/experiments/nothing");

        Assert.Equal(("1199", "14999"), (Remaining(write, "writes"), Remaining(delete, "deletes")));
        service.Time.Advance(TimeSpan.FromHours(1));
        using var later = await service.PutAsync(Calls.Workspace + "/experiments/e");
        Assert.Equal("1199", Remaining(later, "writes"));
    }

    [Fact]
    public async Task Ids_ThatTheClientSends_ComeBack()
    {
        await using var service = await TestService.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{Calls.Workspace}?{Calls.Version}");
        request.Headers.Add("x-ms-correlation-request-id", "corr-1");
        request.Headers.Add("x-ms-client-request-id", "client-1");

        using var answer = await service.Client.SendAsync(request);

        Assert.Equal("corr-1", answer.Headers.GetValues("x-ms-correlation-request-id").Single());
        Assert.Equal("client-1", answer.Headers.GetValues("x-ms-client-request-id").Single());
    }

    [Fact]
    public async Task MissingResource_IsInTheReasonPhrase()
    {
        await using var service = await TestService.StartAsync();
        using var answer = await service.GetAsync(Calls.Experiment + "/jobs/job");

        Assert.Equal("The specified job job is not found", answer.ReasonPhrase);
        await answer.RefusedAsync(HttpStatusCode.NotFound, "JobNotFound");
    }

    [Fact]
    public async Task Pages_AreFollowedToTheEnd()
    {
        await using var service = await TestService.StartAsync();
        foreach (var name in new[] { "a", "b", "c", "d" }) await (await service.PutAsync($"{Calls.Workspace}/experiments/{name}")).ReadAsync();
        var names = new List<string?>();

        Uri? next = new(service.Endpoint, $"{Calls.Workspace}/experiments?{Calls.Version}&maxresults=2");
        var pages = 0;
        while (next is not null)
        {
            var page = await (await service.Client.GetAsync(next)).ReadAsync();
            names.AddRange(page["value"]!.AsArray().Select(item => (string?)item!["name"]));
            next = (string?)page["nextLink"] is { } link ? new Uri(link) : null;
            if (next is not null) Assert.Equal(service.Endpoint.Authority, next.Authority);
            pages++;
        }

        Assert.Equal(["default", "a", "b", "c", "d"], names);
        Assert.Equal(3, pages);
    }

    [Fact]
    public async Task EmptyList_HasAValueAndNoLink()
    {
        await using var service = await TestService.StartAsync();

        Assert.Equal("""{"value":[]}""", (await service.ReadAsync(Calls.Experiment + "/jobs")).ToJsonString());
    }

    [Theory]
    [InlineData("maxresults=0")]
    [InlineData("maxresults=1001")]
    [InlineData("maxresults=many")]
    [InlineData("$skiptoken=***")]
    public async Task Options_ThatAreWrong_AreRefused(string option)
    {
        await using var service = await TestService.StartAsync();
        using var answer = await service.GetAsync($"{Calls.Experiment}/jobs?{option}");

        var error = await answer.RefusedAsync(HttpStatusCode.BadRequest, "InvalidParameter");
        Assert.Equal(option.Split('=')[0], (string?)error["target"]);
    }

    private static string Remaining(HttpResponseMessage answer, string kind) => answer.Headers.GetValues("x-ms-ratelimit-remaining-subscription-" + kind).Single();
}
