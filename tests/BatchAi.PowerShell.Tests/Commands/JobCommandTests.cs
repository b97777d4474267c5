using System.Collections;
using System.Management.Automation;
using BatchAi.Runtime;
using BackgroundJob = System.Management.Automation.Job;

namespace BatchAi.Commands;

public sealed class JobCommandTests(LiveService service) : IClassFixture<LiveService>
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly JobRuns _runs = new(service);

    [Fact]
    public void New_Wait_ReturnsTheJobAsItEnded()
    {
        var job = _runs.Ended("ended", "exit 0");

        Assert.Equal("succeeded", job.ExecutionState);
        Assert.Equal(0, job.ExitCode);
        Assert.Equal(1, job.Attempt);
        Assert.Equal("local", job.ClusterName);
        Assert.Equal("custom", job.ToolType);
    }

    [Fact]
    public void New_WhatIf_TellsThePlanAndSendsNothing()
    {
        var result = _runs.New("never", "echo hello").With("EnvironmentSecret", new Hashtable { ["TOKEN"] = "canary" }).With("WhatIf").Succeed();

        Assert.Empty(result.Output);
        var told = Assert.Single(result.WhatIf);
        Assert.Contains("to the cluster 'local', in the experiment 'default'", told);
        Assert.Contains("echo hello", told);
        Assert.Contains("TOKEN", told);
        Assert.DoesNotContain("canary", told);
        _runs.Get("never").Fail("JobNotFound");
    }

    [Fact]
    public void New_NameIsTaken_IsAnError()
    {
        _runs.Ended("taken");
        _runs.New("taken", "true").Fail("AlreadyExists");
    }

    [Fact]
    public void New_JobFails_IsAnErrorWithItsExitCode()
    {
        var result = _runs.New("failing", "exit 7").With("FailOnJobFailure").Run();

        var error = Assert.Single(result.Errors);
        Assert.StartsWith("JobFailed,", error.FullyQualifiedErrorId);
        Assert.Contains("exit code 7", error.Exception.Message);
        Assert.Contains("Get-BatchAiJobDiagnostic failing", error.ErrorDetails.RecommendedAction);
        Assert.Equal(7, Assert.IsType<Job>(error.TargetObject).ExitCode);
        Assert.Equal(7, result.Single<Job>().ExitCode);
    }

    [Fact]
    public void New_ConfigWithParametersOverIt_HasBoth()
    {
        var config = JobRuns.Config();
        ((Hashtable)config["properties"]!)["environmentVariables"] = new[] { new Hashtable { ["name"] = "A", ["value"] = "file" }, new Hashtable { ["name"] = "B", ["value"] = "file" } };
        var run = _runs.Of<NewBatchAiJobCommand>().With("Name", "merged").With("EnvironmentVariable", new Hashtable { ["B"] = "given", ["C"] = 3 });

        var job = run.With("MaxWallClockTime", 90).With("Priority", "High").With("OutputDirectory", new Hashtable { ["MODEL"] = "$AZ_BATCHAI_JOB_TEMP" }).Pipe(config).Succeed().Single<Job>();

        Assert.Equal(new Dictionary<string, string> { ["A"] = "file", ["B"] = "given", ["C"] = "3" }, job.EnvironmentVariable);
        Assert.Equal(TimeSpan.FromSeconds(90), job.MaxWallClockTime);
        Assert.Equal("high", job.Priority);
        Assert.Equal("MODEL", Assert.Single(job.OutputDirectory!).Id);
    }

    [Theory]
    [InlineData("Custom", "CommandLine", "custom")]
    [InlineData("CustomMpi", "CommandLine", "custommpi")]
    [InlineData("Cntk", "ScriptPath", "cntk")]
    [InlineData("PyTorch", "ScriptPath", "pytorch")]
    [InlineData("TensorFlow", "ScriptPath", "tensorflow")]
    [InlineData("Caffe", "ScriptPath", "caffe")]
    [InlineData("Caffe2", "ScriptPath", "caffe2")]
    [InlineData("Chainer", "ScriptPath", "chainer")]
    [InlineData("Horovod", "ScriptPath", "horovod")]
    public void Plan_EveryToolkit_ComesFromParametersAlone(string toolkit, string parameter, string expected)
    {
        var plan = new CmdletRun<GetBatchAiJobPlanCommand>().With("Toolkit", toolkit).With(parameter, "/data/train.py").Succeed().Single<JobPlan>();

        Assert.Equal(expected, plan.ToolType);
        Assert.Contains("/data/train.py", plan.Steps[^1].Tasks[0].CommandLine);
    }

    [Fact]
    public void Plan_BrainScript_IsTakenForAConfiguration()
    {
        var plan = new CmdletRun<GetBatchAiJobPlanCommand>().With("Toolkit", "Cntk").With("ScriptPath", "/data/net.cntk").Succeed().Single<JobPlan>();
        Assert.Contains("configFile=/data/net.cntk", plan.Steps[^1].Tasks[0].CommandLine);
    }

    [Fact]
    public void Plan_ParameterOfAnotherToolkit_IsRefused()
    {
        var error = new CmdletRun<GetBatchAiJobPlanCommand>().With("Toolkit", "PyTorch").With("ScriptPath", "/a.py").With("WorkerCount", 2).Fail("ParameterNotForToolkit");
        Assert.Contains("WorkerCount", error.Exception.Message);
    }

    [Fact]
    public void New_ImageAndPreparationWithoutContainers_AsksFirst()
    {
        var run = _runs.New("prepared", "true").With("ContainerImage", "ubuntu").With("PreparationCommandLine", "true");

        run.Fail("PreparationOnHost");
        var result = run.With("Force").With("Wait").Succeed();
        Assert.Equal("succeeded", result.Single<Job>().ExecutionState);
        Assert.Contains(result.Warnings, warning => warning.Contains("ubuntu", StringComparison.Ordinal));
    }

    [Fact]
    public void New_AccountIsLeftOpen_WantsOne()
    {
        var mount = new CmdletRun<NewBatchAiMountCommand>().With("Share", "logs").Succeed().Single<Mount>();
        var run = _runs.New("open", "true").With("Mount", new[] { mount });

        run.Fail("StorageAccountRequired");
        run.With("StorageAccount", "elsewhere").Fail("StorageKeyRequired");
    }

    [Fact]
    public void New_NoWaitAndWait_ContradictEachOther() => _runs.New("both", "true").With("Wait").With("NoWait").Fail("ParameterConflict");

    [Fact]
    public void New_ClusterIsNotThere_IsAnError() => _runs.New("homeless", "true").With("Cluster", "nowhere").Fail("ClusterNotFound");

    [Fact]
    public void New_AsJob_DoesItInTheBackground()
    {
        using var job = _runs.New("behind", "true").With("Wait").With("AsJob").Succeed().Output.Cast<BackgroundJob>().Single();

        Assert.True(job.Finished.WaitOne(Patience));
        Assert.Equal(JobState.Completed, job.JobStateInfo.State);
        Assert.Equal("succeeded", ((Job)job.Output[0].BaseObject).ExecutionState);
    }

    [Fact]
    public void Wait_AsJobAndStop_LeavesTheJobAlone()
    {
        _runs.Endless("watched");
        using var job = _runs.Wait("watched").With("AsJob").Succeed().Output.Cast<BackgroundJob>().Single();

        job.StopJob();

        Assert.Equal(JobState.Stopped, job.JobStateInfo.State);
        Assert.NotEqual("failed", _runs.Get("watched").Succeed().Single<Job>().ExecutionState);
        _runs.Stop("watched").Succeed();
    }

    [Fact]
    public void Wait_TimeIsOver_SaysSoAndLetsTheJobGoOn()
    {
        _runs.Endless("slow");

        var error = _runs.Wait("slow").With("Timeout", 0.1).Fail("WaitTimedOut");

        Assert.Contains("Wait-BatchAiJob slow", error.ErrorDetails.RecommendedAction);
        _runs.Stop("slow").Succeed();
    }

    [Fact]
    public void Wait_Several_ReturnsEachAndTellsOfTheMissing()
    {
        Job[] jobs = [_runs.Ended("first"), _runs.Ended("gone"), _runs.Ended("second")];
        _runs.Of<RemoveBatchAiJobCommand>().Pipe(jobs[1]).Succeed();

        var result = _runs.Of<WaitBatchAiJobCommand>().Pipe([.. jobs]).Run();

        Assert.Equal(["first", "second"], result.Output.Select(job => job!.ToString()));
        Assert.StartsWith("JobNotFound,", Assert.Single(result.Errors).FullyQualifiedErrorId);
    }

    [Fact]
    public void Wait_Any_ReturnsWhenOneHasEnded()
    {
        var ended = _runs.Ended("quick");
        var endless = _runs.Endless("endless");

        Assert.Equal("quick", _runs.Of<WaitBatchAiJobCommand>().With("Any").Pipe(endless, ended).Succeed().Single<Job>().Name);
        _runs.Stop("endless").Succeed();
    }

    [Fact]
    public void Get_ByClusterAndState_FindsOnlyThose()
    {
        _runs.Ended("mine-ok");
        _runs.Ended("mine-bad", "exit 1");

        var failed = _runs.Get("mine-*").With("Cluster", "local").With("State", new[] { JobExecutionState.Failed }).Succeed();
        Assert.Equal("mine-bad", failed.Single<Job>().Name);
        Assert.Equal(["mine-ok", "mine-bad"], _runs.Get("mine-*").Succeed().Output.Select(job => job!.ToString()));
    }

    [Fact]
    public void Stop_QueuedOrRunning_EndsIt()
    {
        _runs.Endless("stopped");

        Assert.Contains("job 'stopped'", Assert.Single(_runs.Stop("stopped").With("WhatIf").Succeed().WhatIf));
        Assert.Equal("failed", _runs.Stop("stopped").With("PassThru").Succeed().Single<Job>().ExecutionState);
        Assert.Empty(_runs.Stop("stopped").Succeed().Output);
    }

    [Fact]
    public void Remove_ByObject_ReturnsItWithPassThru()
    {
        var job = _runs.Ended("removed");

        Assert.Contains("(succeeded)", Assert.Single(_runs.Of<RemoveBatchAiJobCommand>().Pipe(job).With("WhatIf").Succeed().WhatIf));
        Assert.Equal("removed", _runs.Of<RemoveBatchAiJobCommand>().Pipe(job).With("PassThru").Succeed().Single<Job>().Name);
        _runs.Get("removed").Fail("JobNotFound");
    }

    [Fact]
    public void Restart_WithSecrets_WantsThemAndCountsCopies()
    {
        _runs.New("again", "test \"$TOKEN\" = right").With("EnvironmentSecret", new Hashtable { ["TOKEN"] = "wrong" }).With("Wait").Succeed();
        var restart = _runs.Of<RestartBatchAiJobCommand>().With("Name", "again");

        Assert.Contains("TOKEN", restart.Fail("SecretsRequired").Exception.Message);
        restart.With("EnvironmentSecret", new Hashtable { ["TOKEN"] = "right" });
        var copy = restart.Succeed().Single<Job>();
        Assert.Equal("again-r1", copy.Name);
        Assert.Equal("succeeded", _runs.Wait("again-r1").Succeed().Single<Job>().ExecutionState);
        Assert.Equal("again-r2", restart.Succeed().Single<Job>().Name);
    }

    [Fact]
    public void Export_ThenNew_IsTheSameJob()
    {
        var job = _runs.New("original", "echo ü").With("EnvironmentVariable", new Hashtable { ["A"] = "1" }).With("Wait").Succeed().Single<Job>();
        var export = _runs.Of<ExportBatchAiJobConfigCommand>().With("Path", "exports/").In(service.Folder).Pipe(job);

        Assert.Empty(export.With("WhatIf").Succeed().Output);
        Assert.False(Directory.Exists(Path.Combine(service.Folder, "exports")));
        var file = _runs.Of<ExportBatchAiJobConfigCommand>().With("Path", "exports/").In(service.Folder).Pipe(job).Succeed().Single<FileInfo>();
        Assert.True(new CmdletRun<TestBatchAiJobConfigCommand>().With("ConfigFile", file.FullName).Succeed().Single<bool>());
        var copy = _runs.Of<NewBatchAiJobCommand>().With("Name", "copied").With("ConfigFile", file.FullName).Succeed().Single<Job>();
        Assert.Equal((job.CommandLine, job.ClusterId, job.MaxWallClockTime), (copy.CommandLine, copy.ClusterId, copy.MaxWallClockTime));
        _runs.Of<ExportBatchAiJobConfigCommand>().With("Path", "exports/").In(service.Folder).Pipe(job).Fail("ConfigFileExists");
    }

    [Fact]
    public void Node_OfAJobThatRan_IsTold()
    {
        var job = _runs.Ended("placed");
        Assert.NotEmpty(_runs.Of<GetBatchAiJobNodeCommand>().Pipe(job).Succeed().Single<Node>().NodeId);
    }

    [Fact]
    public void Test_OnACluster_TellsWhatItLacks()
    {
        var config = JobRuns.Config();
        ((Hashtable)config["properties"]!)["nodeCount"] = 5;

        var faults = _runs.Of<TestBatchAiJobConfigCommand>().With("Cluster", "local").With("Detailed").Pipe(config).Succeed().Output.Cast<JobConfigFault>();

        Assert.Contains(faults, fault => fault is { Code: "TooFewNodes", Severity: "Warning" });
    }
}
