using BatchAi.Core.Wire;
using BatchAi.Service.Engines.Process;
using BatchAi.Service.Tests.Control.Support;

namespace BatchAi.Service.Tests.Engines.Process;

/// <summary>
/// Which nodes go. A node is a letter for its state (idle, running, preparing, unusable) and, where it matters, the
/// minutes for which it has had nothing to do.
/// </summary>
public sealed class ScaleInTests
{
    private readonly FixedTime _time = new();

    [Theory]
    [InlineData("r p i u", 1, "3")]
    [InlineData("r p i u", 3, "3 1 2")]
    [InlineData("r i i i", 2, "3 2")]
    [InlineData("r r r", 0, "")]
    [InlineData("r i", 9, "1 0")]
    public void Choose_ByNumber_TakesWhatHurtsLeast(string nodes, int count, string chosen) =>
        Assert.Equal(chosen, Indexes(ScaleIn.Choose(Cluster(nodes), count)));

    // The idle time is 6 minutes.
    [Theory]
    [InlineData("i7 i8 i5", false, "1 0")]
    [InlineData("i7 u6 r9 p9", false, "1 0")]
    [InlineData("i5 u5", false, "")]

    // Two clusters that each wait for the other's half of the machine would else exchange single nodes for ever.
    [InlineData("i7 i1", true, "0 1")]
    [InlineData("i7 i1 u0 r9 p9", true, "2 0 1")]
    [InlineData("i5 i1", true, "")]
    public void Spare(string nodes, bool isRefused, string spare)
    {
        var cluster = Cluster(nodes);
        if (isRefused) cluster.Refusal = new BatchAIError { Code = "NoGpuLeft" };

        Assert.Equal(spare, Indexes(ScaleIn.Spare(cluster, _time, TimeSpan.FromMinutes(6))));
    }

    [Fact]
    public void Spare_NodesThatLeave_AreNotCountedAgain()
    {
        var cluster = Cluster("i7 i7");
        cluster.Nodes[0].IsLeaving = true;

        Assert.Equal("1", Indexes(ScaleIn.Spare(cluster, _time, TimeSpan.FromMinutes(6))));
    }

    private ProcessCluster Cluster(string nodes)
    {
        var cluster = new ProcessCluster("0163d6f7-7a48-73fe-b093-a38d4d0a648a");
        cluster.Nodes.AddRange(nodes.Split(' ').Select((text, i) => new ClusterNode(cluster.Uuid, i, new NodeRecord { Id = $"n{i}" })
        {
            State = text[0] switch { 'i' => NodeState.Idle, 'r' => NodeState.Running, 'p' => NodeState.Preparing, _ => NodeState.Unusable },
            IdleSince = text.Length == 1 ? 0 : (_time.GetUtcNow() - TimeSpan.FromMinutes(text[1] - '0')).UtcTicks,
        }));
        return cluster;
    }

    private static string Indexes(IEnumerable<ClusterNode> nodes) => string.Join(' ', nodes.Select(n => n.Index));
}
