using System.Text;
using BatchAi.Core.JobFiles;
using BatchAi.Core.Wire;

namespace BatchAi.Core.Tests.JobFiles;

public sealed class WireBodyTests
{
    [Fact]
    public void Read_WorkspaceWithTags_KeepsThem()
    {
        var result = Read<WorkspaceCreateParameters>("""{"location":"eastus","tags":{"team":"vision","empty":""}}""");

        Assert.Empty(result.Faults);
        Assert.Equal("vision", result.Value!.Tags!["team"]);
        Assert.Equal("", result.Value.Tags["empty"]);
    }

    [Fact]
    public void Read_TagThatIsNoText_TellsItsPlace()
    {
        var result = Read<WorkspaceUpdateParameters>("{\n  \"tags\": {\"a b\": 7}\n}");

        var fault = Assert.Single(result.Faults);
        Assert.Equal((FaultCodes.WrongType, "$.tags['a b']", 2, 19), (fault.Code, fault.Path, fault.Line, fault.Column));
        Assert.Null(result.Value);
    }

    [Fact]
    public void Read_TagsThatAreNoObject_IsAFault()
    {
        var fault = Assert.Single(Read<WorkspaceUpdateParameters>("""{"tags":["a"]}""").Faults);

        Assert.Equal((FaultCodes.WrongType, "$.tags"), (fault.Code, fault.Path));
    }

    [Fact]
    public void Read_JobWithoutCluster_IsAFaultThatAFileHasNot()
    {
        const string Job = """{"properties":{"nodeCount":1,"stdOutErrPathPrefix":"/tmp","customToolkitSettings":{"commandLine":"true"}}}""";

        var fault = Assert.Single(Read<JobCreateParameters>(Job).Faults);

        Assert.Equal((FaultCodes.MissingMember, "$.properties.cluster"), (fault.Code, fault.Path));
        Assert.True(JobFile.Read(Encoding.UTF8.GetBytes(Job)).IsValid);
    }

    [Fact]
    public void Read_ClusterUpdateWithoutProperties_ChangesNothing()
    {
        var result = Read<ClusterUpdateParameters>("{}");

        Assert.Empty(result.Faults);
        Assert.Null(result.Value!.Properties);
    }

    [Fact]
    public void Read_ClusterUpdateWithBothScales_IsAFault()
    {
        var result = Read<ClusterUpdateParameters>("""{"properties":{"scaleSettings":{"manual":{"targetNodeCount":-1},"autoScale":{"minimumNodeCount":0,"maximumNodeCount":1}}}}""");

        Assert.Equal([FaultCodes.ExactlyOne, FaultCodes.OutOfRange], result.Faults.Select(fault => fault.Code));
    }

    [Fact]
    public void Read_FileServerWithoutDisks_IsAFault()
    {
        var result = Read<FileServerCreateParameters>("""{"properties":{"vmSize":"STANDARD_D1","sshConfiguration":{"userAccountSettings":{"adminUserName":"me"},"publicIPsToAllow":["0.0.0.0"]}}}""");

        Assert.Equal("$.properties.dataDisks", Assert.Single(result.Faults).Path);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("{")]
    [InlineData("{}")]
    public void Read_JobThatIsNone_HasFaultsAndNoValue(string body)
    {
        var result = Read<JobCreateParameters>(body);

        Assert.NotEmpty(result.Faults);
        Assert.Null(result.Value);
    }

    private static WireBodyResult<T> Read<T>(string body)
        where T : class => WireBody.Read<T>(Encoding.UTF8.GetBytes(body));
}
