using BatchAi.Service.Control;
using BatchAi.Service.Tests.Control.Support;

namespace BatchAi.Service.Tests.Control;

public sealed class UsagesTests : ControlTests
{
    [Fact]
    public async Task List_CountsClustersAndCoresOfTheRegion()
    {
        await FurnishAsync(nodes: 2);
        await Control.Clusters.PutAsync(Asked.Cluster("low"), Asked.OfCluster(3, c => (c.VmSize, c.VmPriority) = ("standard_d2_v2", "lowpriority")));
        await Plane.WaitForNodesAsync(n => n.IdleNodeCount == 3, "low");
        await Plane.WaitForNodesAsync(n => n.IdleNodeCount == 2);

        Assert.Equal(2, Value("Clusters"));
        Assert.Equal(12, Value("Standard NC Family Cluster Dedicated vCPUs"));
        Assert.Equal(12, Value("Total Cluster Dedicated Regional vCPUs"));
        Assert.Equal(6, Value("Standard Dv2 Family Cluster LowPriority vCPUs"));
        Assert.Equal(0, Value("Clusters", "westus"));
    }

    [Theory]
    [InlineData("STANDARD_NC6", "NC", 6)]
    [InlineData("Standard_NC24r", "NC", 24)]
    [InlineData("STANDARD_NC12S_V3", "NCv3", 12)]
    [InlineData("STANDARD_D1", "D", 1)]
    [InlineData("STANDARD_D14", "D", 16)]
    [InlineData("STANDARD_D3_V2", "Dv2", 4)]
    [InlineData("STANDARD_F8", null, 8)]
    [InlineData("whatever", null, 1)]
    public void VmSize_Name_TellsFamilyAndCores(string vmSize, string? family, int cores) =>
        Assert.Equal((family, cores), (VmSizes.FamilyOf(vmSize), VmSizes.CoresOf(vmSize)));

    private int? Value(string name, string location = "eastus") =>
        Control.Usages.List(Asked.Subscription, location).Items.Single(u => u.Name!.Value == name).CurrentValue;
}
