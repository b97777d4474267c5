using System.Text;
using BatchAi.Core.JobFiles;

namespace BatchAi.Core.Module;

public sealed class JobConfigReaderTests
{
    private const string Good = """
        {
          "properties": {
            "nodeCount": 1,
            "stdOutErrPathPrefix": "/tmp/out",
            "customToolkitSettings": { "commandLine": "echo hello" }
          }
        }
        """;

    private readonly JobConfigReader _reader = new();

    private static JobPlanRequest First => new() { JobName = "first" };

    [Fact]
    public void Read_GoodFile_CanBePlanned()
    {
        var config = Read(Good);

        Assert.True(config.IsValid);
        var plan = config.Plan(First);
        Assert.Equal("first", plan.JobName);
        Assert.Equal("echo hello", Assert.Single(plan.Steps[^1].Tasks).CommandLine);
    }

    [Fact]
    public void Plan_OfOneFile_IsTheSameEachTime() =>
        Assert.Equal(Read(Good).Plan(First).ExecutionLog, Read(Good).Plan(First).ExecutionLog);

    [Fact]
    public void Read_BadFile_HasFaultsAndNoPlan()
    {
        var config = Read("{");

        Assert.False(config.IsValid);
        Assert.Contains(config.Faults, fault => fault.Code == FaultCodes.InvalidJson);
        Assert.Throws<InvalidOperationException>(() => config.Plan(First));
    }

    [Fact]
    public void Read_FileBeyondTheLimit_IsTooLarge() =>
        Assert.Equal(FaultCodes.FileTooLarge, Assert.Single(_reader.Read(new byte[_reader.MaximumBytes + 1]).Faults).Code);

    private IJobConfig Read(string text) => _reader.Read(Encoding.UTF8.GetBytes(text));
}
