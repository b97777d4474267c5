using System.Text;
using BatchAi.Core.JobFiles;
using BatchAi.Core.Tests.JobFiles;
using BatchAi.Core.Wire;

namespace BatchAi.Core.Tests.Sweeps;

public sealed class ConfigVariantTests
{
    private const string Job = """
        {
          "properties": {
            "nodeCount": "{nodes}",
            "customMpiSettings": { "commandLine": "train --lr {lr} --out ${lr} {unknown}", "processCount": "{nodes}" },
            "stdOutErrPathPrefix": "/logs/{lr}",
            "containerSettings": { "imageSourceRegistry": { "image": "trainer:{lr}", "credentials": { "username": "{lr}", "password": "{lr}" } } },
            "constraints": { "maxWallClockTime": "PT{nodes}H" },
            "environmentVariables": [ { "name": "RATE", "value": "{lr} of $PARAM_LR" }, { "name": "PARAM_LR", "value": "old" } ],
            "secrets": [ { "name": "S_{lr}", "value": "{lr}" } ]
          }
        }
        """;

    [Fact]
    public void Variant_OfAJob_IsPutIntoAllThatRunsAndNames()
    {
        var properties = Read(Job.Replace("S_{lr}", "S", StringComparison.Ordinal), ("lr", "0.1"), ("nodes", "2")).Job!.Properties!;
        Assert.Equal(2, properties.NodeCount);
        Assert.Equal(2, properties.CustomMpiSettings!.ProcessCount);
        Assert.Equal("train --lr 0.1 --out ${lr} {unknown}", properties.CustomMpiSettings.CommandLine);
        Assert.Equal("/logs/0.1", properties.StdOutErrPathPrefix);
        Assert.Equal("trainer:0.1", properties.ContainerSettings!.ImageSourceRegistry!.Image);
        Assert.Equal(TimeSpan.FromHours(2), properties.Constraints!.MaxWallClockTime);
    }

    [Fact]
    public void Variant_OfAJob_IsKeptOutOfSecrets()
    {
        var properties = Read(Job.Replace("S_{lr}", "S", StringComparison.Ordinal), ("lr", "0.1"), ("nodes", "2")).Job!.Properties!;
        Assert.Equal("{lr}", properties.Secrets!.Single().Value);
        Assert.Equal("{lr}", properties.ContainerSettings!.ImageSourceRegistry!.Credentials!.Password);
    }

    [Fact]
    public void Variant_OfAJob_IsInItsEnvironmentBeforeItsOwnVariables()
    {
        var variables = Read(Job.Replace("S_{lr}", "S", StringComparison.Ordinal), ("lr", "0.1"), ("nodes", "2")).Job!.Properties!.EnvironmentVariables!;
        Assert.Equal(["PARAM_LR=0.1", "PARAM_NODES=2", "RATE=0.1 of $PARAM_LR"], variables.Select(Text));
    }

    [Fact]
    public void Variant_OfAJobWithoutVariables_IsInItsEnvironmentAllTheSame() =>
        Assert.Equal(["PARAM_X=a \"b\""], Read(Small("true"), ("x", "a \"b\"")).Job!.Properties!.EnvironmentVariables!.Select(Text));

    [Fact]
    public void Variant_WithATextWhereANumberBelongs_IsAFault() =>
        Assert.Contains("Error WrongType $.properties.nodeCount", Read(Job, ("lr", "1"), ("nodes", "many")).Faults.Brief());

    [Theory]
    [InlineData("process {file}", "$AZ_BATCHAI_JOB_MOUNT_ROOT/data/a.csv", null)]
    [InlineData("process \"$PARAM_FILE\"", "$AZ_BATCHAI_JOB_MOUNT_ROOT/data/a; rm b.csv", null)]
    [InlineData("process {file}", "$AZ_BATCHAI_JOB_MOUNT_ROOT/data/a; rm b.csv", "Error UnsafeFileName $.properties.customToolkitSettings.commandLine")]
    [InlineData("process \"$PARAM_FILE\"", "$AZ_BATCHAI_JOB_MOUNT_ROOT/data/$HOME.csv", "Error UnsafeFileName $")]
    public void Variant_OfAFile_IsNeverACommand(string commandLine, string file, string? fault)
    {
        var variant = new SweepVariant("x", [new("file", new SweepValue(file) { IsFile = true })]);
        var read = JobFile.Read(Encoding.UTF8.GetBytes(Small(commandLine)), variant: variant);
        Assert.Equal(fault is null ? [] : [fault], read.Faults.Where(found => found.Severity == "Error").Brief());
    }

    [Theory]
    [InlineData("train --lr {lrr}", "'{lrr}' is no parameter of the sweep, and 'lr' is used nowhere.")]
    [InlineData("train --lr {LR} {lrr}", null)]
    [InlineData("train --lr {lrr} $PARAM_LR", null)]
    [InlineData("train", null)]
    public void Variant_WithANameThatIsSpelledWrong_IsAWarningAtItsPlace(string commandLine, string? warning)
    {
        var faults = Read(Small(commandLine), ("lr", "0.1")).Faults.Where(fault => fault.Code == FaultCodes.UnusedParameter).ToList();
        Assert.Equal(warning is null ? [] : [("Warning", "$.properties.customToolkitSettings.commandLine", warning)], faults.Select(fault => (fault.Severity, fault.Path, fault.Message)));
    }

    private static string Small(string commandLine) => JobJson(commandLine.Replace("\"", "\\\"", StringComparison.Ordinal));

    private static string JobJson(string commandLine) =>
        "{\"properties\":{\"nodeCount\":1,\"customToolkitSettings\":{\"commandLine\":\"" + commandLine + "\"},\"stdOutErrPathPrefix\":\"/logs\"}}";

    private static string Text(EnvironmentVariable variable) => $"{variable.Name}={variable.Value}";

    private static JobFileResult Read(string job, params (string Name, string Text)[] values) =>
        JobFile.Read(Encoding.UTF8.GetBytes(job), variant: new SweepVariant("x", [.. values.Select(value => new KeyValuePair<string, SweepValue>(value.Name, new SweepValue(value.Text)))]));
}
