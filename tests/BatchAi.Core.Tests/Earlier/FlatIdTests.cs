using BatchAi.Core.Earlier;

namespace BatchAi.Core.Tests.Earlier;

public sealed class FlatIdTests
{
    private const string Provider = "/subscriptions/s/resourceGroups/g/providers/Microsoft.BatchAI";

    [Theory]
    [InlineData("/clusters/c", "/workspaces/default/clusters/c")]
    [InlineData("/fileservers/f", "/workspaces/default/fileservers/f")]
    [InlineData("/jobs/j", "/workspaces/default/experiments/default/jobs/j")]
    public void Ids_GoThereAndBack(string flat, string home)
    {
        Assert.Equal(Provider + home, FlatId.ToHome(Provider + flat));
        Assert.Equal(Provider + flat, FlatId.ToFlat(Provider + home));
    }

    [Theory]
    [InlineData("/FileServers/f", "/workspaces/default/fileservers/f")]
    [InlineData("/CLUSTERS/C", "/workspaces/default/clusters/C")]
    public void ToHome_InAnyCase_KeepsTheName(string flat, string home) => Assert.Equal(Provider + home, FlatId.ToHome(Provider + flat));

    [Theory]
    [InlineData("")]
    [InlineData("cluster")]
    [InlineData(Provider + "/clusters")]
    [InlineData(Provider + "/workspaces/ws")]
    [InlineData(Provider + "/workspaces/ws/clusters/c")]
    [InlineData("/subscriptions/s/resourceGroups/g/providers/Microsoft.Other/clusters/c")]
    public void ToHome_OfAnythingElse_LeavesIt(string id) => Assert.Equal(id, FlatId.ToHome(id));

    [Theory]
    [InlineData("")]
    [InlineData(Provider + "/workspaces/default")]
    [InlineData(Provider + "/workspaces/ws/clusters/c")]
    [InlineData(Provider + "/workspaces/default/experiments/default")]
    [InlineData(Provider + "/workspaces/default/experiments/other/jobs/j")]
    public void ToFlat_OfWhatEarlierVersionsDoNotSee_LeavesIt(string id) => Assert.Equal(id, FlatId.ToFlat(id));

    [Fact]
    public void ToFlat_InAnyCase_FindsTheDefaults() =>
        Assert.Equal(Provider + "/jobs/j", FlatId.ToFlat(Provider + "/Workspaces/DEFAULT/Experiments/Default/jobs/j"));

    [Fact]
    public void Flatten_PutsFlatIdsIntoWords() => Assert.Equal(
        $"The job '{Provider}/jobs/j' needs '{Provider}/clusters/c'.",
        FlatId.Flatten($"The job '{Provider}/workspaces/default/experiments/default/jobs/j' needs '{Provider}/workspaces/default/clusters/c'."));
}
