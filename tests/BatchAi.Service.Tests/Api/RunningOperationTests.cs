using System.Net;
using System.Text.Json.Nodes;
using BatchAi.Service.Tests.Api.Support;

namespace BatchAi.Service.Tests.Api;

public sealed class RunningOperationTests
{
    private const string Job = Calls.Experiment + "/jobs/lasting";

    [Fact]
    public async Task Termination_UntilTheJobHasEnded_IsInProgressAtBothUrls()
    {
        await using var service = await TestService.StartAsync();
        await service.FollowAsync(await service.PutAsync(Job, Bodies.Job()));
        await service.Engine!.Told;
        var ended = service.Engine.HoldEnds();
        using var accepted = await (await service.PostAsync(Job + "/terminate")).EmptyAsync(HttpStatusCode.Accepted);

        using var result = await service.Client.GetAsync(ResultOf(accepted));
        using var status = await service.Client.GetAsync(accepted.Headers.Location);

        var operation = JsonNode.Parse(await result.Content.ReadAsStringAsync())!;
        Assert.Equal((HttpStatusCode.OK, "InProgress"), (result.StatusCode, (string?)operation["status"]));
        Assert.Equal(["id", "name", "status", "startTime"], operation.AsObject().Select(member => member.Key));
        Assert.Equal(TimeSpan.FromSeconds(1), result.Headers.RetryAfter!.Delta);
        await status.EmptyAsync(HttpStatusCode.Accepted);
        Assert.Equal((accepted.Headers.Location, ResultOf(accepted)), (status.Headers.Location, ResultOf(status)));
        Assert.Equal("terminating", (string?)(await service.ReadAsync(Job))["properties"]!["executionState"]);

        ended.SetResult();
        Assert.Equal("Succeeded", (string?)(await service.FollowAsync(accepted))["status"]);
    }

    [Fact]
    public async Task Deletion_OfARunningJob_LastsUntilTheJobHasEnded()
    {
        await using var service = await TestService.StartAsync();
        await service.FollowAsync(await service.PutAsync(Job, Bodies.Job()));
        await service.Engine!.Told;
        var ended = service.Engine.HoldEnds();
        using var first = await (await service.DeleteAsync(Job)).EmptyAsync(HttpStatusCode.Accepted);
        using var second = await (await service.DeleteAsync(Job)).EmptyAsync(HttpStatusCode.Accepted);

        Assert.Equal("deleting", (string?)(await service.ReadAsync(Job))["properties"]!["provisioningState"]);
        await (await service.PutAsync(Job, Bodies.Job())).RefusedAsync(HttpStatusCode.Conflict, "JobBeingDeleted");

        ended.SetResult();
        Assert.Equal("Succeeded", (string?)(await service.FollowAsync(first))["status"]);
        Assert.Equal("Succeeded", (string?)(await service.FollowAsync(second))["status"]);
        await (await service.GetAsync(Job)).RefusedAsync(HttpStatusCode.NotFound, "JobNotFound");
        await service.FollowAsync(await service.PutAsync(Job, Bodies.Job()));
    }

    private static Uri ResultOf(HttpResponseMessage answer) => new(answer.Headers.GetValues("Azure-AsyncOperation").Single());
}
