using System.Collections;
using BatchAi.Runtime;

namespace BatchAi.Commands;

public sealed class DiagnosticCommandTests(LiveService service) : IClassFixture<LiveService>
{
    private readonly JobRuns _runs = new(service);

    [Fact]
    public void Job_OnAFreshService_CanBeWatched()
    {
        var job = _runs.Of<NewBatchAiJobCommand>().With("Name", "watched").With("CommandLine", "echo hello").Succeed();

        Assert.Equal("$AZ_BATCHAI_MOUNT_ROOT/output", job.Single<Job>().StdOutErrPathPrefix);
        Assert.Empty(job.Warnings);
        Assert.Contains(_runs.Of<WatchBatchAiJobOutputCommand>().Pipe(job.Single<Job>()).Succeed().Output, line => line?.ToString()?.EndsWith("hello", StringComparison.Ordinal) == true);
    }

    [Fact]
    public void JobDiagnostic_OfAFailure_IsOneObjectWithEverything()
    {
        var job = _runs.New("broken", "echo last words; no-such-command").With("Wait").Succeed().Single<Job>();

        var said = _runs.Of<GetBatchAiJobDiagnosticCommand>().Pipe(job).Succeed().Single<JobDiagnostic>();

        Assert.Equal(("broken", "failed", "JobFailed", 127, job.ResourceId), (said.Name, said.State, said.Code, said.ExitCode, said.ResourceId));
        Assert.Contains("exit code 127. There is no command 'no-such-command'", said.Summary, StringComparison.Ordinal);
        Assert.StartsWith("There is no command 'no-such-command'", said.ExitCodeMeaning, StringComparison.Ordinal);
        Assert.Equal(("stderr.txt", "stdout.txt"), (said.Log[0].Name, said.Log[1].Name));
        Assert.Equal("last words", Assert.Single(said.Log[1].Line));
        Assert.Contains("Restart-BatchAiJob broken", said.RecommendedAction);
        Assert.Equal(("queued", "failed"), (said.History[0].State, said.History[^1].State));
        Assert.Equal(("local", "steady"), (said.ClusterName, said.ClusterState));
    }

    [Fact]
    public void JobDiagnostic_OfAJobThatWaits_TellsWhy()
    {
        _ = _runs.New("wide", "true").With("NodeCount", 7).Run();

        var said = _runs.Of<GetBatchAiJobDiagnosticCommand>().With("Job", "wide").Succeed().Single<JobDiagnostic>();

        Assert.Contains("needs 7 nodes", said.Summary, StringComparison.Ordinal);
        Assert.Equal("Update-BatchAiCluster local -NodeCount 7", said.RecommendedAction[0]);
        Assert.Contains("TooFewNodes", Test(7).Select(fault => fault.Code));
        Assert.NotEmpty(said.Warning);
    }

    [Fact]
    public void JobDiagnostic_OfNothing_IsAnError()
    {
        _runs.Of<GetBatchAiJobDiagnosticCommand>().With("Job", "nobody").Fail("JobNotFound");
        _runs.Of<GetBatchAiClusterDiagnosticCommand>().With("Cluster", "nobody").Fail("ClusterNotFound");
        _runs.Of<RepairBatchAiClusterCommand>().With("Name", "nobody").Fail("ClusterNotFound");
    }

    [Fact]
    public void ClusterNodes_OfThisMachine_TellTheirStates()
    {
        var node = _runs.Of<GetBatchAiClusterNodeCommand>().With("Cluster", "local").Succeed().Single<Node>();

        Assert.Equal("local", node.ClusterName);
        Assert.Contains(node.State, new[] { "idle", "running", "preparing" });
    }

    [Fact]
    public void Repair_ReplacesUnusableNodesAndLeavesOthers()
    {
        var cause = Path.Combine(service.Folder, "cause");
        File.WriteAllText(cause, "");
        _runs.Of<NewBatchAiClusterCommand>().With("Name", "sick").With("NodeCount", 2).With("SetupTask", $"test ! -e {cause}").With("SetupTaskOutput", "$AZ_BATCHAI_MOUNT_ROOT").Run();
        _runs.Of<WaitBatchAiClusterCommand>().With("Name", "sick").Fail("ClusterFailed");
        var before = _runs.Of<GetBatchAiClusterDiagnosticCommand>().With("Cluster", "sick").Succeed().Single<ClusterDiagnostic>();
        Assert.Contains("unusable", before.Summary, StringComparison.Ordinal);
        Assert.Contains("Repair-BatchAiCluster sick", before.RecommendedAction);
        Assert.All(before.Node, node => Assert.Equal(("unusable", "NodeSetupFailed"), (node.State, node.Error!.Code)));

        var preview = _runs.Of<RepairBatchAiClusterCommand>().With("Name", "sick").With("WhatIf").Succeed();
        Assert.Contains("Replace 2 unusable nodes", preview.WhatIf.Single(), StringComparison.Ordinal);
        _runs.Of<RepairBatchAiClusterCommand>().With("Name", "sick").Fail("ClusterFailed");
        _runs.Of<RepairBatchAiClusterCommand>().With("Name", "sick").With("NodeId", new[] { "none" }).Fail("NodeNotFound");
        File.Delete(cause);
        var repaired = _runs.Of<RepairBatchAiClusterCommand>().With("Name", "sick").With("PassThru").Succeed().Single<Cluster>();

        Assert.Equal(2, repaired.NodeStateCount!.Idle);
        Assert.Empty(_runs.Of<RepairBatchAiClusterCommand>().Pipe(repaired).Succeed().Output);
        Assert.EndsWith("Nothing is wrong with it.", _runs.Of<GetBatchAiClusterDiagnosticCommand>().Pipe(repaired).Succeed().Single<ClusterDiagnostic>().Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void Test_WithAService_TellsFileAndServiceFaultsInTheOrderOfTheFile()
    {
        var file = Path.Combine(service.Folder, "judged.json");
        File.WriteAllText(file, """
            {
              "properties": {
                "nodeCount": 6,
                "stdOutErrPathPrefix": "$AZ_BATCHAI_MOUNT_ROOT/output",
                "customToolkitSettings": { "commandLine": "ls $AZ_BATCHAI_INPUT_X" },
                "mountVolumes": { "azureFileShares": [ { "azureFileUrl": "https://local.file.core.windows.net/none", "relativeMountPath": "none" } ] }
              }
            }
            """);

        var faults = _runs.Of<TestBatchAiJobConfigCommand>().With("ConfigFile", file).With("Detailed").Succeed().Output.Cast<JobConfigFault>().ToList();

        Assert.Equal(["3 TooFewNodes", "5 UndeclaredDirectory", "6 MountUnavailable"], faults.Select(fault => $"{fault.Line} {fault.Code}"));
        Assert.True(_runs.Of<TestBatchAiJobConfigCommand>().With("ConfigFile", file).Run().Output.Cast<bool>().Single());
    }

    [Fact]
    public void New_OfADoubtfulJob_WarnsOnceOfEachDoubt()
    {
        var made = _runs.New("doubtful", "ls $AZ_BATCHAI_INPUT_X").With("NodeCount", 9).Run();

        Assert.Equal(2, made.Warnings.Count);
        Assert.Contains(made.Warnings, warning => warning.Contains("'$AZ_BATCHAI_INPUT_X' is used", StringComparison.Ordinal));
        Assert.Contains(made.Warnings, warning => warning.Contains("The job needs 9 nodes", StringComparison.Ordinal));
    }

    private IEnumerable<JobConfigFault> Test(int nodes)
    {
        var config = JobRuns.Config();
        ((Hashtable)config["properties"]!)["nodeCount"] = nodes;
        return _runs.Of<TestBatchAiJobConfigCommand>().With("Cluster", "local").With("Detailed").Pipe(config).Succeed().Output.Cast<JobConfigFault>();
    }
}
