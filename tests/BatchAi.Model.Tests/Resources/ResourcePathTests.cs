namespace BatchAi.Resources;

public sealed class ResourcePathTests
{
    private const string Group = "/subscriptions/s/resourceGroups/g";
    private const string Workspace = Group + "/providers/Microsoft.BatchAI/workspaces/w";
    private const string Account = Group + "/providers/Microsoft.Storage/storageAccounts/a";

    [Theory]
    [InlineData("/subscriptions/s", ResourceKind.Subscription, "s")]
    [InlineData(Group, ResourceKind.ResourceGroup, "g")]
    [InlineData(Workspace, ResourceKind.Workspace, "w")]
    [InlineData(Workspace + "/clusters/c", ResourceKind.Cluster, "c")]
    [InlineData(Workspace + "/fileServers/f", ResourceKind.FileServer, "f")]
    [InlineData(Workspace + "/experiments/e", ResourceKind.Experiment, "e")]
    [InlineData(Workspace + "/experiments/e/jobs/j", ResourceKind.Job, "j")]
    [InlineData(Account, ResourceKind.StorageAccount, "a")]
    [InlineData(Account + "/fileServices/default/shares/f", ResourceKind.FileShare, "f")]
    [InlineData(Account + "/blobServices/default/containers/c", ResourceKind.Container, "c")]
    public void TryParse_Id_IsReadAndWrittenAgain(string id, ResourceKind kind, string name)
    {
        var path = ResourcePath.TryParse(id)!;

        Assert.Equal((kind, name, id), (path.Kind, path.Name, path.ToString()));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("w")]
    [InlineData("/")]
    [InlineData("/subscriptions/")]
    [InlineData("/subscriptions/s/resourceGroups")]
    [InlineData("/subscriptions/s/resourceGroups/..")]
    [InlineData(Group + "/providers/Microsoft.Compute/virtualMachines/v")]
    [InlineData(Workspace + "/jobs/j")]
    public void TryParse_AnythingElse_IsNone(string? text) => Assert.Null(ResourcePath.TryParse(text));

    [Fact]
    public void TryParse_OtherSpelling_KeepsNamesAndIsTheSame()
    {
        var path = ResourcePath.TryParse("/Subscriptions/S/RESOURCEGROUPS/G/providers/microsoft.batchai/workspaces/W/")!;

        Assert.Equal("G", path.ResourceGroupName);
        Assert.Equal(ResourcePath.TryParse(Workspace), path);
        Assert.Equal(ResourcePath.TryParse(Workspace)!.GetHashCode(), path.GetHashCode());
    }

    [Fact]
    public void Upto_Parent_IsItsPath()
    {
        var job = ResourcePath.TryParse(Workspace + "/experiments/e/jobs/j")!;

        Assert.Equal(Workspace, job.Upto(ResourceKind.Workspace)!.ToString());
        Assert.Same(job, job.Upto(ResourceKind.Job));
        Assert.Null(job.Upto(ResourceKind.Cluster));
        Assert.Equal(("e", "w", "g", "s"), (job.ExperimentName, job.WorkspaceName, job.ResourceGroupName, job.SubscriptionId));
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("a/b")]
    [InlineData("a\\b")]
    [InlineData("a\nb")]
    public void Child_NameThatLeadsElsewhere_IsRefused(string name) =>
        Assert.Equal("InvalidName", Assert.Throws<BatchAiException>(() => ResourcePath.TryParse(Group)!.Child(ResourceKind.Workspace, name)).Code);

    [Fact]
    public void Child_KindThatIsNotThere_IsAMistakeOfTheCaller() =>
        Assert.Throws<ArgumentException>(() => ResourcePath.TryParse(Group)!.Child(ResourceKind.Job, "j"));

    [Fact]
    public void ToUrlPath_OddName_IsEscapedAndTheIdIsNot()
    {
        var path = ResourcePath.Subscription("s").Child(ResourceKind.ResourceGroup, "größe (1) 100%?");

        Assert.Equal("/subscriptions/s/resourceGroups/gr%C3%B6%C3%9Fe%20%281%29%20100%25%3F", path.ToUrlPath());
        Assert.Equal("/subscriptions/s/resourceGroups/größe (1) 100%?", path.ToString());
    }
}
