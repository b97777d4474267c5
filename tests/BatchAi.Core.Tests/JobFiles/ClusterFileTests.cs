using System.Text;
using BatchAi.Core.JobFiles;

namespace BatchAi.Core.Tests.JobFiles;

public sealed class ClusterFileTests
{
    private const string Valid = """
        {
          "location": "eastus",
          "properties": {
            "vmSize": "STANDARD_NC6",
            "vmPriority": "Dedicated",
            "scaleSettings": { "autoScale": { "minimumNodeCount": 0, "maximumNodeCount": 4 } },
            "nodeSetup": {
              "setupTask": { "commandLine": "echo hi", "stdOutErrPathPrefix": "$AZ_BATCHAI_MOUNT_ROOT/logs" },
              "mountVolumes": {
                "azureFileShares": [ { "azureFileUrl": "https://a.file.core.windows.net/logs", "relativeMountPath": "logs" } ]
              }
            }
          }
        }
        """;

    [Fact]
    public void Read_AFaultlessFile_GivesTheCluster()
    {
        var result = Read();
        Assert.Equal(["Warning MemberDropped $.location"], result.Faults.Brief());
        Assert.True(result.IsValid);
        Assert.Equal(4, result.Cluster!.Properties!.ScaleSettings!.AutoScale!.MaximumNodeCount);
    }

    [Theory]
    [InlineData("properties.vmSize=null", "MissingMember $.properties.vmSize")]
    [InlineData("properties.vmPriority=spot", "InvalidValue $.properties.vmPriority")]
    [InlineData("properties.scaleSettings={}", "ExactlyOne $.properties.scaleSettings")]
    [InlineData("properties.scaleSettings.manual={\"targetNodeCount\":1}", "ExactlyOne $.properties.scaleSettings")]
    [InlineData("properties.scaleSettings={\"manual\":{\"targetNodeCount\":-1}}", "OutOfRange $.properties.scaleSettings.manual.targetNodeCount")]
    [InlineData("properties.scaleSettings.autoScale.minimumNodeCount=5", "OutOfRange $.properties.scaleSettings.autoScale.minimumNodeCount")]
    [InlineData("properties.scaleSettings.autoScale.initialNodeCount=5", "OutOfRange $.properties.scaleSettings.autoScale.initialNodeCount")]
    [InlineData("properties.scaleSettings.autoScale.maximumNodeCount=null", "MissingMember $.properties.scaleSettings.autoScale.maximumNodeCount")]
    [InlineData("properties.nodeSetup.setupTask.stdOutErrPathPrefix=logs", "InvalidPath $.properties.nodeSetup.setupTask.stdOutErrPathPrefix")]
    [InlineData("properties.nodeSetup.setupTask.secrets=[{\"name\":\"A\"}]", "ExactlyOne $.properties.nodeSetup.setupTask.secrets[0]")]
    [InlineData("properties.nodeSetup.setupTask.secrets=[{\"name\":\"A-B\",\"value\":\"\"}]", "InvalidName $.properties.nodeSetup.setupTask.secrets[0].name")]
    [InlineData("properties.nodeSetup.mountVolumes.fileServers=[{\"fileServer\":{\"id\":\"/f\"},\"relativeMountPath\":\"logs\"}]", "DuplicateName $.properties.nodeSetup.mountVolumes.fileServers[0].relativeMountPath")]
    [InlineData("properties.nodeSetup.performanceCountersSettings={\"appInsightsReference\":{\"component\":{\"id\":\"/c\"}}}", "ExactlyOne $.properties.nodeSetup.performanceCountersSettings.appInsightsReference")]
    public void Rule_OnAClusterThatBreaksIt_NamesThePlace(string change, string fault) =>
        Assert.Equal(["Warning MemberDropped $.location", "Error " + fault], Read(change).Faults.Brief().Order(StringComparer.Ordinal).Reverse());

    [Theory]
    [InlineData("properties.nodeSetup.setupTask.runElevated=true", "MemberDropped $.properties.nodeSetup.setupTask.runElevated")]
    [InlineData("properties.nodeSetup.setupTask.stdOutErrPathSuffix=x", "MemberDropped $.properties.nodeSetup.setupTask.stdOutErrPathSuffix")]
    [InlineData("properties.allocationState=steady", "MemberDropped $.properties.allocationState")]
    [InlineData("properties.nodeStateCounts={}", "MemberDropped $.properties.nodeStateCounts")]
    [InlineData("properties.nodeSetup.setupTask.stdOutErrPathPrefix=$AZ_BATCHAI_MOUNT_ROOT/other", "UnmountedPath $.properties.nodeSetup.setupTask.stdOutErrPathPrefix")]
    public void Warning_OnACluster_LeavesItUsable(string change, string fault)
    {
        var result = Read("location=null", change);
        Assert.Contains("Warning " + fault, result.Faults.Brief());
        Assert.NotNull(result.Cluster);
        Assert.Null(result.Cluster.Properties!.NodeSetup!.SetupTask!.StdOutErrPathSuffix);
    }

    private static ClusterFileResult Read(params string[] overrides) =>
        ClusterFile.Read(Encoding.UTF8.GetBytes(Valid), [.. overrides.Select(ConfigOverride.Parse)]);
}
