using BatchAi.Service.State;
using BatchAi.Service.Tests.HostingService.Support;

namespace BatchAi.Service.Tests.State;

public sealed class ArmIdTests
{
    private const string Group = "/subscriptions/s/resourceGroups/g";
    private const string Workspace = Group + "/providers/Microsoft.BatchAI/workspaces/w";

    [Theory]
    [InlineData(Group, "g")]
    [InlineData(Group + "/", "g")]
    [InlineData("/SUBSCRIPTIONS/s/resourcegroups/G", "G")]
    [InlineData(Workspace, "w")]
    [InlineData(Workspace + "/experiments/e/jobs/j", "j")]
    [InlineData(Group + "/providers/Microsoft.Storage/storageAccounts/a", "a")]
    [InlineData(Workspace + "/experiments/e/jobs/..", "..")]
    [InlineData(Workspace + "/experiments/e/jobs/a%2Fb", "a%2Fb")]
    [InlineData(Workspace + "/experiments/e/jobs/'; DROP TABLE resource; --", "'; DROP TABLE resource; --")]
    [InlineData(Workspace + "/experiments/e/jobs/$(id)", "$(id)")]
    [InlineData(Workspace + "/experiments/e/jobs/😀", "😀")]
    public void TryParse_AnIdsForm_KeepsNamesAsTheyAre(string text, string name)
    {
        var id = ArmId.TryParse(text)!;

        Assert.Equal(name, id.Name);
        Assert.Equal(text.TrimEnd('/'), id.Text);
        Assert.Equal("s", id.Subscription);
        Assert.Equal("g", id.ResourceGroup, ignoreCase: true);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("////")]
    [InlineData("/subscriptions/s")]
    [InlineData("/subscriptions/s/resourceGroups")]
    [InlineData("subscriptions/s/resourceGroups/g")]
    [InlineData("//subscriptions/s/resourceGroups/g")]
    [InlineData("/subscriptions//resourceGroups/g")]
    [InlineData("/subscriptions/s/resourceGroups/ ")]
    [InlineData("/subscriptions/s/resourceGroups/g/providers")]
    [InlineData("/tenants/s/resourceGroups/g")]
    [InlineData("/subscriptions/s/groups/g")]
    [InlineData("https://management.azure.com/subscriptions/s/resourceGroups/g")]
    [InlineData(Workspace + "//experiments/e")]
    [InlineData(Workspace + "/experiments")]
    [InlineData(Workspace + "/experiments/e\0")]
    [InlineData(Workspace + "/experiments/e\n")]
    [InlineData("/subscriptions/s\u001b[2J/resourceGroups/g")]
    public void TryParse_AnythingElse_IsNoId(string? text) => Assert.Null(ArmId.TryParse(text));

    [Theory]
    [InlineData("/SUBSCRIPTIONS/S/RESOURCEGROUPS/G", true)]
    [InlineData("/subscriptions/s/resourceGroups/g/", true)]
    [InlineData("/subscriptions/s/resourceGroups/g2", false)]
    [InlineData("/subscriptions/s/resourceGroups/ｇ", false)]
    public void Equals_IgnoresCaseOnly(string other, bool isEqual)
    {
        var id = ArmId.TryParse(other)!;

        Assert.Equal(isEqual, id.Equals(ArmId.Group("s", "g")));
        Assert.Equal(isEqual, id.GetHashCode() == ArmId.Group("s", "g").GetHashCode());
    }

    [Fact]
    public void Of_ThenParent_ClimbsToTheGroup()
    {
        var job = ArmId.Of("s", "g", "workspaces", "w", "experiments", "e", "jobs", "j");

        Assert.Equal($"{Workspace}/experiments/e/jobs/j", job.Text);
        Assert.Equal(ArmId.TryParse($"{Workspace}/experiments/e"), job.Parent);
        Assert.Equal(ArmId.TryParse(Workspace), job.Parent.Parent);
        Assert.Equal(job, job.Parent.Child("JOBS", "J"));
        Assert.Equal($"{Group}/providers/Microsoft.Storage/storageAccounts/a", ArmId.OfProvider("s", "g", "Microsoft.Storage", "storageAccounts", "a").Text);
    }

    [Theory]
    [InlineData("'; DROP TABLE resource; --")]
    [InlineData("%")]
    [InlineData("_")]
    [InlineData("a\"b")]
    [InlineData("İıſK")]
    [InlineData("😀")]
    public async Task Find_HostileName_IsFoundAndAlone(string name)
    {
        using var folder = new DataFolder();
        await using var store = StateStore.Open(folder.DatabasePath);
        await store.WriteAsync(w => w.Insert(Rows.Job("other")));
        await store.WriteAsync(w => w.Insert(Rows.Job("x") with { Id = Rows.Experiment.Child("jobs", name) }));

        var found = store.Read(r => r.Tree(Rows.Experiment.Child("jobs", name)));

        Assert.Equal(name, Assert.Single(found).Id.Name);
        Assert.Equal(2, store.Read(r => r.Tree(Rows.Experiment)).Count);
    }
}
