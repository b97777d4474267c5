namespace BatchAi.Connections;

public sealed class ScopeResolverTests
{
    private static readonly Context Context = new() { SubscriptionId = "s", ResourceGroupName = "g", Workspace = "w", Experiment = "e" };

    [Fact]
    public void FindExperiment_NothingGiven_IsTheContexts() =>
        Assert.Equal("/subscriptions/s/resourceGroups/g/providers/Microsoft.BatchAI/workspaces/w/experiments/e", Experiment(null, null, null));

    [Fact]
    public void FindExperiment_OtherGroup_TakesNothingOfTheContextInIt()
    {
        Assert.Null(Experiment("other", null, null));
        Assert.Null(Experiment("other", "w", null));
        Assert.EndsWith("/resourceGroups/other/providers/Microsoft.BatchAI/workspaces/w2/experiments/e2", Experiment("other", "w2", "e2"));
    }

    [Fact]
    public void FindExperiment_OtherWorkspace_NeedsItsExperiment() => Assert.Null(Experiment(null, "w2", null));

    [Theory]
    [InlineData("G", "W")]
    [InlineData("g", null)]
    [InlineData(null, "w")]
    public void FindExperiment_TheContextsOwnNames_AreTheContext(string? group, string? workspace) => Assert.EndsWith("/experiments/e", Experiment(group, workspace, null));

    [Fact]
    public void FindWorkspace_EmptyContext_IsNone() => Assert.Null(new ScopeResolver(new Context { SubscriptionId = "s", Workspace = "" }, "g").FindWorkspace(null));

    [Fact]
    public void FindWorkspace_Path_WinsOverAllNames()
    {
        var path = ResourcePath.TryParse("/subscriptions/x/resourceGroups/y/providers/Microsoft.BatchAI/workspaces/z")!;

        Assert.Equal(path, new ScopeResolver(Context, "g").FindWorkspace(ResourceReference.Of(path)));
    }

    private static string? Experiment(string? group, string? workspace, string? experiment) => new ScopeResolver(Context, group).FindExperiment(
        workspace is null ? null : ResourceReference.Of(workspace),
        experiment is null ? null : ResourceReference.Of(experiment))?.ToString();
}
