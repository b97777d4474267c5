using System.Net;
using System.Text.RegularExpressions;
using BatchAi.Service.Tests.Api.Support;

namespace BatchAi.Service.Tests.Api;

public sealed partial class LifecycleTests(ServiceFixture fixture) : IClassFixture<ServiceFixture>
{
    private TestService Service => fixture.Service;

    [Fact]
    public async Task Workspace_PutGetPatchDelete_AnswersAsTheServiceDid()
    {
        const string Path = Calls.Provider + "/workspaces/Ws1";
        var made = await (await Service.PutAsync(Path, Bodies.Workspace)).ReadAsync();

        Assert.Equal(("Ws1", "Microsoft.BatchAI/workspaces", "eastus", "vision"), ((string?)made["name"], (string?)made["type"], (string?)made["location"], (string?)made["tags"]!["team"]));
        Assert.Equal(made.ToJsonString(), (await (await Service.PutAsync(Path, Bodies.Workspace)).ReadAsync()).ToJsonString());
        Assert.Equal(Path, (string?)(await Service.ReadAsync(Path.ToUpperInvariant()))["id"]);
        Assert.Equal("nlp", (string?)(await (await Service.PatchAsync(Path, """{"tags":{"team":"nlp"}}""")).ReadAsync())["tags"]!["team"]);

        var deleted = await Service.FollowAsync(await Service.DeleteAsync(Path));
        Assert.Equal("Succeeded", (string?)deleted["status"]);
        await (await Service.GetAsync(Path)).RefusedAsync(HttpStatusCode.NotFound, "WorkspaceNotFound");
        await (await Service.DeleteAsync(Path)).EmptyAsync(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task Experiment_PutWithoutABody_IsThereAtOnce()
    {
        const string Path = Calls.Workspace + "/experiments/exp1";
        var made = await (await Service.PutAsync(Path)).ReadAsync();

        Assert.Equal("succeeded", (string?)made["properties"]!["provisioningState"]);
        await Service.FollowAsync(await Service.DeleteAsync(Path));
        await (await Service.GetAsync(Path)).RefusedAsync(HttpStatusCode.NotFound, "ExperimentNotFound");
    }

    [Fact]
    public async Task Cluster_PutPatchDelete_IsFollowedByItsOperation()
    {
        const string Path = Calls.Workspace + "/clusters/nc6";
        var made = await Service.FollowAsync(await Service.PutAsync(Path, Bodies.Cluster));

        Assert.Equal("00000000-0000-0000-0000-000000000000$default$default$nc6", (string?)made["properties"]!["resourceId"]);
        Assert.Matches(Time(), (string)made["startTime"]!);
        Assert.Matches(Time(), (string)made["endTime"]!);
        Assert.Equal("STANDARD_NC6", (string?)(await (await Service.PutAsync(Path, Bodies.Cluster)).ReadAsync())["properties"]!["vmSize"]);
        var resized = await (await Service.PatchAsync(Path, """{"properties":{"scaleSettings":{"manual":{"targetNodeCount":2}}}}""")).ReadAsync();
        Assert.Equal(2, (int)resized["properties"]!["scaleSettings"]!["manual"]!["targetNodeCount"]!);
        Assert.NotNull((await (await Service.PostAsync(Path + "/listRemoteLoginInformation")).ReadAsync())["value"]);
        Assert.NotNull((await Service.ReadAsync(Path + "/listRemoteLoginInformation"))["value"]);
        Assert.Equal("Succeeded", (string?)(await Service.FollowAsync(await Service.DeleteAsync(Path)))["status"]);
        await (await Service.GetAsync(Path)).RefusedAsync(HttpStatusCode.NotFound, "ClusterNotFound");
    }

    [Fact]
    public async Task FileServer_PutListDelete_HasTheIdOfTheWire()
    {
        const string Path = Calls.Workspace + "/fileServers/nfs1";
        Assert.Equal("Succeeded", (string?)(await Service.FollowAsync(await Service.PutAsync(Path, Bodies.FileServer)))["status"]);

        var server = Assert.Single((await Service.ReadAsync(Calls.Workspace + "/fileServers"))["value"]!.AsArray())!;

        Assert.EndsWith("/workspaces/default/fileservers/nfs1", (string?)server["id"], StringComparison.Ordinal);
        Assert.Equal("nfs1", (string?)(await Service.ReadAsync(Path.ToLowerInvariant()))["name"]);
        await Service.FollowAsync(await Service.DeleteAsync(Path));
        await (await Service.GetAsync(Path)).RefusedAsync(HttpStatusCode.NotFound, "FileServerNotFound");
    }

    [Fact]
    public async Task Job_PutTerminateDelete_AnswersAsTheServiceDid()
    {
        const string Path = Calls.Experiment + "/jobs/job1";
        Assert.Equal("Succeeded", (string?)(await Service.FollowAsync(await Service.PutAsync(Path, Bodies.Job())))["status"]);
        Assert.Equal("custom", (string?)(await (await Service.PutAsync(Path, Bodies.Job())).ReadAsync())["properties"]!["toolType"]);
        Assert.Equal(HttpStatusCode.Conflict, (await Service.PutAsync(Path, Bodies.Job("false"))).StatusCode);

        Assert.Equal("Succeeded", (string?)(await Service.FollowAsync(await Service.PostAsync(Path + "/terminate")))["status"]);
        var job = await Service.ReadAsync(Path);
        Assert.Equal(("failed", "JobTerminated"), ((string?)job["properties"]!["executionState"], (string?)job["properties"]!["executionInfo"]!["errors"]![0]!["code"]));
        await (await Service.PostAsync(Path + "/terminate")).EmptyAsync(HttpStatusCode.OK);
        await Service.FollowAsync(await Service.DeleteAsync(Path));
        await (await Service.GetAsync(Path)).RefusedAsync(HttpStatusCode.NotFound, "JobNotFound");
    }

    [Fact]
    public async Task Operation_UntilItsEnd_IsAcceptedAtItsLocation()
    {
        const string Path = Calls.Experiment + "/jobs/slow";
        await Service.FollowAsync(await Service.PutAsync(Path, Bodies.Job()));
        using var accepted = await Service.PostAsync(Path + "/terminate");
        var (result, status) = (accepted.Headers.GetValues("Azure-AsyncOperation").Single(), accepted.Headers.Location!);

        Assert.StartsWith($"{Service.Endpoint}subscriptions/00000000-0000-0000-0000-000000000000/providers/Microsoft.BatchAI/locations/local/operationresults/", result, StringComparison.Ordinal);
        Assert.EndsWith("?api-version=2018-05-01", result, StringComparison.Ordinal);
        Assert.Equal(result.Replace("operationresults", "operationstatuses", StringComparison.Ordinal), status.ToString());
        Assert.Equal(TimeSpan.FromSeconds(1), accepted.Headers.RetryAfter!.Delta);
        await Service.FollowAsync(accepted);
        await (await Service.Client.GetAsync(status)).EmptyAsync(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Operation_ThatIsUnknown_IsNotFound() =>
        await (await Service.GetAsync(Calls.Subscription + "/providers/Microsoft.BatchAI/locations/eastus/operationresults/nothing")).RefusedAsync(HttpStatusCode.NotFound, "OperationNotFound");

    [Fact]
    public async Task OperationsAndUsages_AreListed()
    {
        var operations = (await Service.ReadAsync("/providers/Microsoft.BatchAI/operations"))["value"]!.AsArray();
        var usages = (await Service.ReadAsync(Calls.Subscription + "/providers/Microsoft.BatchAI/locations/East%20US/usages"))["value"]!.AsArray();

        Assert.Contains("Microsoft.BatchAI/workspaces/experiments/jobs/listoutputfiles/action", operations.Select(operation => (string?)operation!["name"]));
        Assert.Equal("Clusters", (string?)usages[0]!["name"]!["value"]);
    }

    [Fact]
    public async Task AnythingInAGroupThatIsNone_IsNotFound()
    {
        const string Path = Calls.Subscription + "/resourceGroups/nowhere/providers/Microsoft.BatchAI/workspaces";

        await (await Service.GetAsync(Path)).RefusedAsync(HttpStatusCode.NotFound, "ResourceGroupNotFound");
        await (await Service.PutAsync(Path + "/ws", Bodies.Workspace)).RefusedAsync(HttpStatusCode.NotFound, "ResourceGroupNotFound");
    }

    [GeneratedRegex(@"\A\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Time();
}
