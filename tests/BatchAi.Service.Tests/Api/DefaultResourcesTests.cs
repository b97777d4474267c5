using System.Net;
using BatchAi.Service.Api;
using BatchAi.Service.State;
using BatchAi.Service.Tests.Api.Support;

namespace BatchAi.Service.Tests.Api;

public sealed class DefaultResourcesTests
{
    [Fact]
    public async Task FreshService_HoldsWhatAFirstJobNeeds()
    {
        await using var service = await TestService.StartAsync();

        Assert.Equal("default", (string?)(await service.ReadAsync(Calls.Workspace))["name"]);
        Assert.Equal("default", (string?)(await service.ReadAsync(Calls.Experiment))["name"]);
        Assert.Equal("succeeded", (string?)(await service.ReadAsync(Calls.Cluster))["properties"]!["provisioningState"]);
    }

    [Fact]
    public async Task FreshService_HasAShareThatItsClusterMounts()
    {
        await using var service = await TestService.StartAsync();

        var share = Assert.Single((await service.ReadAsync(Calls.Cluster))["properties"]!["nodeSetup"]!["mountVolumes"]!["azureFileShares"]!.AsArray())!;

        Assert.Equal(("local", "output"), ((string?)share["accountName"], (string?)share["relativeMountPath"]));
        Assert.True(Directory.Exists(service.Root.Share("local", "output")));
        Assert.NotNull(service.Services.Neighbours.Accounts.Find("local"));
    }

    [Fact]
    public async Task UsedService_GetsNothingBack()
    {
        await using var service = await TestService.StartAsync();
        await (await service.PutAsync(Calls.Subscription + "/resourceGroups/mine", Bodies.Group)).ReadAsync(HttpStatusCode.Created);
        (await service.DeleteAsync(Calls.Subscription + "/resourceGroups/default")).Dispose();
        await service.Services.Neighbours.Groups.SettleAsync();

        await DefaultResources.EnsureAsync(service.Services);

        await (await service.GetAsync(Calls.Workspace)).RefusedAsync(HttpStatusCode.NotFound, "ResourceGroupNotFound");
    }

    [Fact]
    public async Task InterruptedStart_IsMadeGoodByTheNext()
    {
        await using var service = await TestService.StartAsync();
        await service.FollowAsync(await service.DeleteAsync(Calls.Workspace));
        var group = ArmId.Group(DefaultResources.Subscription, "default");
        await service.Services.State.WriteAsync(writer => writer.Update(writer.Find(group)! with { State = "beginning" }));

        await DefaultResources.EnsureAsync(service.Services);

        Assert.Equal("local", (string?)(await service.ReadAsync(Calls.Cluster))["name"]);
        Assert.Equal("", service.Services.State.Read(reader => reader.Find(group))!.State);
    }
}
