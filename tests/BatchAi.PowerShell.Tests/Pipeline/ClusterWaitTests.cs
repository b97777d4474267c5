namespace BatchAi.Pipeline;

public sealed class ClusterWaitTests
{
    [Theory]
    [InlineData("resizing", 1, 1, 0, ClusterGoal.Idle, false)]
    [InlineData("resizing", 1, 1, 0, ClusterGoal.Steady, false)]
    [InlineData("steady", 2, 1, 1, ClusterGoal.Idle, false)]
    [InlineData("steady", 2, 0, 2, ClusterGoal.Steady, true)]
    [InlineData("steady", 2, 2, 0, ClusterGoal.Idle, true)]
    [InlineData("steady", 0, 0, 0, ClusterGoal.Idle, true)]
    [InlineData("steady", 1, 0, 0, ClusterGoal.Idle, false)]
    public void IsReached_TellsWhetherNodesCanTakeJobs(string state, int target, int idle, int preparing, ClusterGoal goal, bool isReached)
    {
        var cluster = new Cluster
        {
            AllocationState = state,
            ProvisioningState = "succeeded",
            TargetNodeCount = target,
            NodeStateCount = new NodeStateCount { Idle = idle, Preparing = preparing },
        };

        Assert.Equal(isReached, ClusterWait.IsReached(cluster, goal));
    }
}
