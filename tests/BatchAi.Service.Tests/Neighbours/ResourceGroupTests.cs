using System.Net;
using System.Text.Json.Nodes;
using BatchAi.Service.State;
using BatchAi.Service.Tests.Api.Support;

namespace BatchAi.Service.Tests.Neighbours;

public sealed class ResourceGroupTests(ServiceFixture fixture) : IClassFixture<ServiceFixture>
{
    private const string Groups = Calls.Subscription + "/resourceGroups";

    private TestService Service => fixture.Service;

    [Fact]
    public async Task Group_PutTwice_IsMadeAndThenChanged()
    {
        const string Path = Groups + "/Group.1_(x)";
        var made = await (await Service.PutAsync(Path, Bodies.Group)).ReadAsync(HttpStatusCode.Created);
        var again = await (await Service.PutAsync(Path.ToLowerInvariant(), """{"location":"East US","tags":{"c":"d"}}""")).ReadAsync();

        Assert.Equal((Path, "Group.1_(x)", "Microsoft.Resources/resourceGroups", "Succeeded"), ((string?)made["id"], (string?)made["name"], (string?)made["type"], (string?)made["properties"]!["provisioningState"]));
        Assert.Equal(("Group.1_(x)", "d"), ((string?)again["name"], (string?)again["tags"]!["c"]));
        Assert.Equal("f", (string?)(await (await Service.PatchAsync(Path, """{"tags":{"e":"f"}}""")).ReadAsync())["tags"]!["e"]);
        await (await Service.PutAsync(Path, """{"location":"westus"}""")).RefusedAsync(HttpStatusCode.Conflict, "InvalidResourceGroupLocation");
    }

    [Fact]
    public async Task Exists_IsAskedWithHead()
    {
        await (await Service.PutAsync(Groups + "/exists", Bodies.Group)).ReadAsync(HttpStatusCode.Created);

        await (await Service.SendAsync(HttpMethod.Head, Groups + "/EXISTS")).EmptyAsync(HttpStatusCode.NoContent);
        await (await Service.SendAsync(HttpMethod.Head, Groups + "/exists-not")).EmptyAsync(HttpStatusCode.NotFound);
        await (await Service.GetAsync(Groups + "/exists-not")).RefusedAsync(HttpStatusCode.NotFound, "ResourceGroupNotFound");
    }

    [Fact]
    public async Task Groups_OfOtherSubscriptions_AreKeptApart()
    {
        await (await Service.PutAsync("/subscriptions/other/resourceGroups/apart", Bodies.Group)).ReadAsync(HttpStatusCode.Created);

        var mine = (await Service.ReadAsync(Groups))["value"]!.AsArray().Select(group => (string?)group!["name"]);
        var others = (await Service.ReadAsync("/subscriptions/OTHER/resourceGroups"))["value"]!.AsArray().Select(group => (string?)group!["name"]);
        var subscriptions = (await Service.ReadAsync("/subscriptions"))["value"]!.AsArray().Select(subscription => (string?)subscription!["subscriptionId"]);

        Assert.DoesNotContain("apart", mine);
        Assert.Equal(["apart"], others);
        Assert.Contains("other", subscriptions);
        Assert.Empty((await Service.ReadAsync("/subscriptions/othe/resourceGroups"))["value"]!.AsArray());
    }

    [Fact]
    public async Task Delete_TakesEverythingWithIt()
    {
        await (await Service.PutAsync(Groups + "/going", Bodies.Group)).ReadAsync(HttpStatusCode.Created);
        var provider = Groups + "/going/providers/";
        await (await Service.PutAsync(provider + "Microsoft.BatchAI/workspaces/ws", Bodies.Workspace)).ReadAsync();
        await (await Service.PutAsync(provider + "Microsoft.BatchAI/workspaces/ws/experiments/e")).ReadAsync();
        await Service.FollowAsync(await Service.PutAsync(provider + "Microsoft.BatchAI/workspaces/ws/experiments/e/jobs/j", Bodies.Job()));
        await (await Service.PutAsync(provider + "Microsoft.Storage/storageAccounts/goingaccount", Bodies.Account)).ReadAsync();

        using var accepted = await Service.DeleteAsync(Groups + "/going");
        await WaitAsync(accepted);

        await (await Service.GetAsync(Groups + "/going")).RefusedAsync(HttpStatusCode.NotFound, "ResourceGroupNotFound");
        Assert.False(Directory.Exists(Service.Root.StorageAccount("goingaccount")));
        Assert.Null(Service.Services.Neighbours.Accounts.Find("goingaccount"));
        Assert.Single(Service.Services.State.Read(reader => reader.Tree(ArmId.Group("00000000-0000-0000-0000-000000000000", "default"))), row => row.Kind == ResourceKind.ResourceGroup);
        Assert.Empty(Service.Services.State.Read(reader => reader.Tree(ArmId.Group("00000000-0000-0000-0000-000000000000", "going"))));
    }

    [Fact]
    public async Task Delete_OfNothing_IsNotFound() =>
        await (await Service.DeleteAsync(Groups + "/never")).RefusedAsync(HttpStatusCode.NotFound, "ResourceGroupNotFound");

    [Fact]
    public async Task Deletion_ThatAnEarlierServiceBegan_IsEndedByTheNext()
    {
        var id = ArmId.Group("00000000-0000-0000-0000-000000000000", "halfgone");
        var first = await TestService.StartAsync();
        await (await first.PutAsync(id.Text, Bodies.Group)).ReadAsync(HttpStatusCode.Created);
        await (await first.PutAsync(id.Text + "/providers/Microsoft.BatchAI/workspaces/ws", Bodies.Workspace)).ReadAsync();
        // What the first half of a deletion leaves behind.
        await first.Services.State.WriteAsync(writer =>
        {
            var row = writer.Find(id)!;
            writer.Update(row with { State = "deleting" });
            writer.Insert(new OperationRow("operation-1", id.Subscription, id.Text, row.Uuid, first.Time.GetUtcNow()));
        });
        var folder = await first.StopAsync();

        await using var second = await TestService.StartAsync(folder);
        await second.Services.Neighbours.Groups.SettleAsync();

        Assert.False(second.Services.Neighbours.Groups.Exists(id));
        await (await second.GetAsync(Calls.Subscription + "/operationresults/operation-1")).EmptyAsync(HttpStatusCode.OK);
        await (await second.GetAsync("/subscriptions/other/operationresults/operation-1")).RefusedAsync(HttpStatusCode.NotFound, "OperationNotFound");
    }

    [Fact]
    public async Task Group_ThatIsGoing_TakesNothingNew()
    {
        var id = ArmId.Group("00000000-0000-0000-0000-000000000000", "closing");
        await (await Service.PutAsync(id.Text, Bodies.Group)).ReadAsync(HttpStatusCode.Created);
        await Service.Services.State.WriteAsync(writer => writer.Update(writer.Find(id)! with { State = "deleting" }));

        await (await Service.PutAsync(id.Text + "/providers/Microsoft.BatchAI/workspaces/ws", Bodies.Workspace)).RefusedAsync(HttpStatusCode.Conflict, "ResourceGroupBeingDeleted");
        await (await Service.PutAsync(id.Text, Bodies.Group)).RefusedAsync(HttpStatusCode.Conflict, "ResourceGroupBeingDeleted");
        await WaitAsync(await Service.DeleteAsync(id.Text));
    }

    [Fact]
    public async Task Resources_OfAllProviders_AreListed()
    {
        await (await Service.PutAsync(Groups + "/listed", Bodies.Group)).ReadAsync(HttpStatusCode.Created);
        await (await Service.PutAsync(Groups + "/listed/providers/Microsoft.BatchAI/workspaces/ws", Bodies.Workspace)).ReadAsync();
        await (await Service.PutAsync(Groups + "/listed/providers/Microsoft.Storage/storageAccounts/listedaccount", Bodies.Account)).ReadAsync();

        var all = (await Service.ReadAsync(Groups + "/listed/resources"))["value"]!.AsArray();
        var accounts = (await Service.ReadAsync(Calls.Subscription + "/resources?$filter=resourceType%20eq%20'microsoft.storage/storageaccounts'"))["value"]!.AsArray();
        var page = await Service.ReadAsync(Groups + "/listed/resources?$top=1");
        var rest = await (await Service.Client.GetAsync(new Uri((string)page["nextLink"]!))).ReadAsync();

        Assert.Equal(["Microsoft.BatchAI/workspaces", "Microsoft.Storage/storageAccounts"], all.Select(resource => (string?)resource!["type"]));
        Assert.Contains("listedaccount", accounts.Select(resource => (string?)resource!["name"]));
        Assert.Equal("listedaccount", (string?)Assert.Single(rest["value"]!.AsArray())!["name"]);
        await (await Service.GetAsync(Groups + "/listed/resources?$filter=name%20eq%20'ws'")).RefusedAsync(HttpStatusCode.BadRequest, "InvalidFilterInQueryString");
    }

    [Fact]
    public async Task Providers_AreAlwaysRegistered()
    {
        foreach (var name in new[] { "Microsoft.BatchAI", "microsoft.batch", "Microsoft.Storage" })
        {
            var provider = await (await Service.PostAsync($"{Calls.Subscription}/providers/{name}/register")).ReadAsync();
            Assert.Equal("Registered", (string?)provider["registrationState"]);
            Assert.Equal(provider.ToJsonString(), (await Service.ReadAsync($"{Calls.Subscription}/providers/{name}")).ToJsonString());
        }

        Assert.Equal(("/providers/Microsoft.BatchAI", "Microsoft.BatchAI"), IdAndName(await Service.ReadAsync("/providers/microsoft.batchai")));
        Assert.NotEmpty((await Service.ReadAsync(Calls.Subscription + "/providers"))["value"]!.AsArray());
        Assert.NotEmpty((await Service.ReadAsync("/tenants"))["value"]!.AsArray());
        await (await Service.GetAsync(Calls.Subscription + "/providers/Microsoft.Nothing")).RefusedAsync(HttpStatusCode.NotFound, "InvalidResourceNamespace");
    }

    private static (string? Id, string? Name) IdAndName(JsonNode provider) => ((string?)provider["id"], (string?)provider["namespace"]);

    private async Task WaitAsync(HttpResponseMessage accepted)
    {
        await accepted.EmptyAsync(HttpStatusCode.Accepted);
        await Service.Services.Neighbours.Groups.SettleAsync();
        await (await Service.Client.GetAsync(accepted.Headers.Location)).EmptyAsync(HttpStatusCode.OK);
    }
}
