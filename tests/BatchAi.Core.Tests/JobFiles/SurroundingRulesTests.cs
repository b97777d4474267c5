using System.Text;
using BatchAi.Core.JobFiles;

namespace BatchAi.Core.Tests.JobFiles;

public sealed class SurroundingRulesTests
{
    private const string Job = """
        {
          "properties": {
            "nodeCount": 3,
            "cntkSettings": { "pythonScriptFilePath": "$AZ_BATCHAI_JOB_MOUNT_ROOT/scripts/cntk/train.py", "commandLineArgs": "$AZ_BATCHAI_MOUNT_ROOT/data/set" },
            "stdOutErrPathPrefix": "$AZ_BATCHAI_MOUNT_ROOT/logs",
            "secrets": [ { "name": "A", "value": "$AZ_BATCHAI_MOUNT_ROOT/hidden" } ],
            "mountVolumes": { "azureFileShares": [ { "azureFileUrl": "https://a.file.core.windows.net/scripts", "relativeMountPath": "scripts" } ] }
          }
        }
        """;

    private static KnownMount Scripts(params string[] files) => new("job", "scripts") { Content = new FixedContent(files) };

    [Fact]
    public void Job_ThatFindsEverything_HasNoFaults() =>
        Assert.Empty(Judge(new() { ClusterName = "c", MostNodes = 3, Mounts = [new("cluster", "data"), new("cluster", "logs"), Scripts("cntk/train.py")] }));

    [Fact]
    public void Job_OfAnUnknownPlace_IsNotJudged() => Assert.Empty(Judge(new()));

    [Theory]
    [InlineData(false, "Update-BatchAiCluster c -NodeCount 3.")]
    [InlineData(true, "Update-BatchAiCluster c -MinNodeCount 0 -MaxNodeCount 3.")]
    public void NodeCount_AboveTheClusters_IsToldWithThePlaceAndTheCommand(bool isAutomatic, string command)
    {
        var fault = Assert.Single(Judge(new() { ClusterName = "c", MostNodes = 2, IsAutomatic = isAutomatic, Mounts = [new("cluster", "data"), new("cluster", "logs")] }));

        Assert.Equal(("Warning", "TooFewNodes", "$.properties.nodeCount", 3, 18), (fault.Severity, fault.Code, fault.Path, fault.Line, fault.Column));
        Assert.EndsWith(command, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void NodeCount_AboveAnyClusters_IsNoReasonToMakeOneLarger() =>
        Assert.EndsWith("no cluster has more than 100; ask for fewer.", Assert.Single(Judge(new() { ClusterName = "c", MostNodes = 2, Mounts = [new("cluster", "data"), new("cluster", "logs")] }, "properties.nodeCount=101")).Message, StringComparison.Ordinal);

    [Fact]
    public void ClusterMounts_ThatTheClusterLacks_AreToldOnceEachAndSecretsAreNotLookedInto() => Assert.Equal(
        ["Warning UnmountedPath $.properties.cntkSettings.commandLineArgs", "Warning UnmountedPath $.properties.stdOutErrPathPrefix"],
        Judge(new() { ClusterName = "c" }).Brief());

    [Fact]
    public void Mount_ThatIsNotThere_IsToldAtItsPlace()
    {
        var fault = Assert.Single(Judge(new() { Mounts = [new("job", "scripts") { Problem = "There is none." }] }));

        Assert.Equal(("MountUnavailable", "$.properties.mountVolumes.azureFileShares[0]", 7, "There is none."), (fault.Code, fault.Path, fault.Line, fault.Message));
    }

    [Fact]
    public void Mount_OfTheCluster_ThatIsNotThere_IsTold() =>
        Assert.Contains("'c'", Assert.Single(Judge(new() { ClusterName = "c", Mounts = [new("cluster", "data") { Problem = "There is none." }, new("cluster", "logs")] })).Message, StringComparison.Ordinal);

    [Fact]
    public void Script_ThatIsNotOnItsMount_IsTold()
    {
        var fault = Assert.Single(Judge(new() { Mounts = [Scripts("train.py")] }));

        Assert.Equal(("MissingScript", "$.properties.cntkSettings.pythonScriptFilePath"), (fault.Code, fault.Path));
        Assert.Equal("There is no file 'cntk/train.py' in what is mounted as 'scripts'; put cntk/train.py there.", fault.Message);
    }

    [Fact]
    public void Script_ThatAPreparationMayMake_IsToldWithThatInMind() =>
        Assert.EndsWith(", unless the job's preparation makes it.", Assert.Single(Judge(new() { Mounts = [Scripts()] }, "properties.jobPreparation={\"commandLine\":\"make\"}")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("python3 $AZ_BATCHAI_JOB_MOUNT_ROOT/scripts/a.py $AZ_BATCHAI_JOB_MOUNT_ROOT/scripts/a.py", "a.py")]
    [InlineData("bash ${AZ_BATCHAI_INPUT_S}/run.sh", "sub/run.sh")]
    [InlineData("bash $AZ_BATCHAI_JOB_MOUNT_ROOT/scripts/$NAME.sh", null)]
    [InlineData("bash $AZ_BATCHAI_JOB_MOUNT_ROOT/scripts/../run.sh", null)]
    [InlineData("cat $AZ_BATCHAI_JOB_MOUNT_ROOT/scripts/data.txt", null)]
    [InlineData("bash $AZ_BATCHAI_JOB_MOUNT_ROOTS/scripts/run.sh", null)]
    public void CommandLine_ThatNamesAScript_IsLookedThrough(string command, string? missing)
    {
        var faults = Judge(
            new() { Mounts = [Scripts()] },
            "properties.cntkSettings=null",
            $$"""properties.customToolkitSettings={"commandLine":"{{command}}"}""",
            """properties.inputDirectories=[{"id":"S","path":"$AZ_BATCHAI_JOB_MOUNT_ROOT/scripts/sub"}]""");

        Assert.Equal(missing is null ? [] : [$"There is no file '{missing}' in what is mounted as 'scripts'; put {missing} there."], faults.Select(fault => fault.Message));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"properties\":[1]}")]
    [InlineData("{\"properties\":{\"nodeCount\":\"x\",\"mountVolumes\":3,\"cntkSettings\":[],\"inputDirectories\":{}}}")]
    public void Text_ThatIsNoJob_HasNoFaultsHere(string text) =>
        Assert.Empty(JobFile.Judge(Encoding.UTF8.GetBytes(text), new JobSurroundings { ClusterName = "c", MostNodes = 1, Mounts = [Scripts()] }));

    private static IReadOnlyList<JobConfigFault> Judge(JobSurroundings surroundings, params string[] overrides) =>
        JobFile.Judge(Encoding.UTF8.GetBytes(Job), surroundings, [.. overrides.Select(ConfigOverride.Parse)]);

    private sealed class FixedContent(string[] files) : IMountContent
    {
        public bool MayHave(string path) => files.Contains(path, StringComparer.Ordinal);

        public string HowToPut(string path) => $"put {path} there";
    }
}
