using System.Collections;
using System.Collections.Specialized;
using System.Management.Automation;
using BatchAi.Runtime;
using BackgroundJob = System.Management.Automation.Job;

namespace BatchAi.Commands;

public sealed class SweepCommandTests(LiveService service) : IClassFixture<LiveService>
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly JobRuns _runs = new(service);

    [Fact]
    public void New_Sweep_SubmitsAJobForEachCombination()
    {
        var jobs = Sweep("grid", "echo {lr} {{seed}} ${seed} {other}", new OrderedDictionary { ["lr"] = new[] { 0.1, 0.01 }, ["seed"] = new[] { 1, 2 } }).With("Wait").Succeed().Output.Cast<Job>().OrderBy(job => job.Name, StringComparer.Ordinal).ToList();

        Assert.Equal(["grid-lr0_01-seed1", "grid-lr0_01-seed2", "grid-lr0_1-seed1", "grid-lr0_1-seed2"], jobs.Select(job => job.Name));
        Assert.All(jobs, job => Assert.Equal("succeeded", job.ExecutionState));
        Assert.Equal("echo 0.1 {seed} ${seed} {other}", jobs[3].CommandLine);
        Assert.Equal(["lr=0.1", "seed=2"], jobs[3].SweepValue!.Cast<DictionaryEntry>().Select(entry => $"{entry.Key}={entry.Value}"));
        Assert.Equal("2", jobs[3].SweepValue!["SEED"]);
        Assert.Equal(new Dictionary<string, string> { ["PARAM_LR"] = "0.1", ["PARAM_SEED"] = "2" }, jobs[3].EnvironmentVariable);
        Assert.All(jobs, job => Assert.Equal("grid", job.Group));
    }

    [Fact]
    public void New_SweepAgain_SubmitsWhatIsMissing()
    {
        Assert.Equal(2, Sweep("again", "true", new Hashtable { ["seed"] = new[] { 1, 2 } }).Succeed().Output.Count);

        var result = Sweep("again", "true", new Hashtable { ["seed"] = new[] { 1, 2, 3 } }).Succeed();
        Assert.Equal(3, result.Output.Count);
        Assert.Contains(result.Progress, progress => progress.Activity == "Submitting jobs");
        Assert.Contains(result.Verbose, text => text.Contains("2 of 3 jobs were there already", StringComparison.Ordinal));
        Assert.Equal(3, _runs.Get("again-*").Succeed().Output.Count);
    }

    [Fact]
    public void New_SweepThatIsAnotherOneNow_HasAnErrorForEachJob()
    {
        Sweep("other", "true", new Hashtable { ["seed"] = new[] { 1, 2 } }).Succeed();

        var result = Sweep("other", "false", new Hashtable { ["seed"] = new[] { 1, 2, 3 } }).Run();
        Assert.Equal(["JobAlreadyExists", "JobAlreadyExists"], result.Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0]));
        Assert.Equal("other-seed3", result.Single<Job>().Name);
    }

    [Fact]
    public void New_SweepWithANameThatIsSpelledWrong_WarnsOnce()
    {
        var result = Sweep("typo", "echo {lrr}", new Hashtable { ["lr"] = new[] { 0.1, 0.2, 0.3 } }).Succeed();

        Assert.Equal(3, result.Output.Count);
        Assert.Single(result.Warnings, text => text.Contains("'{lrr}' is no parameter of the sweep, and 'lr' is used nowhere.", StringComparison.Ordinal));
    }

    [Fact]
    public void New_WhatIf_TellsTheSweepAndSendsNothing()
    {
        var result = Sweep("never", "echo {seed}", new Hashtable { ["seed"] = Enumerable.Range(1, 1000).ToArray() }).With("First", 20).With("ThrottleLimit", 3).With("WhatIf").Succeed();

        Assert.Empty(result.Output);
        var told = Assert.Single(result.WhatIf);
        Assert.Contains("Submit 20 jobs of the sweep 'never' to the cluster 'local', in the experiment 'default', 3 at once at most", told);
        Assert.Matches(@"never-seed\d+: seed=\d+", told);
        Assert.Contains("and 15 more", told);
        Assert.Matches(@"echo \d+", told);
        Assert.Empty(_runs.Get("never-*").Succeed().Output);
    }

    [Fact]
    public void New_SweepOfAHashtable_PutsNumbersWhereNumbersBelong()
    {
        var config = JobRuns.Config("echo {word}");
        ((Hashtable)config["properties"]!)["nodeCount"] = "{nodes}";
        var job = _runs.Of<NewBatchAiJobCommand>().With("Name", "numbers").With("Sweep", new Hashtable { ["nodes"] = 1, ["word"] = "hello \"you\"" }).Pipe(config).Succeed().Single<Job>();

        Assert.Equal(1, job.NodeCount);
        Assert.Equal("echo hello \"you\"", job.CommandLine);
    }

    [Fact]
    public void New_SweepOfWhichOneIsFaulty_SubmitsTheOthers()
    {
        var config = JobRuns.Config();
        ((Hashtable)config["properties"]!)["nodeCount"] = "{nodes}";
        var result = _runs.Of<NewBatchAiJobCommand>().With("Name", "partly").With("Sweep", new Hashtable { ["nodes"] = new object[] { "many", 1 } }).Pipe(config).Run();

        Assert.Equal("partly-nodes1", result.Single<Job>().Name);
        var error = Assert.Single(result.Errors);
        Assert.StartsWith("WrongType,", error.FullyQualifiedErrorId);
        Assert.Contains("partly-nodesmany", error.Exception.Message);
    }

    [Fact]
    public void New_SweepOfWhichNoneIsRight_HasOneErrorForAll()
    {
        var config = JobRuns.Config();
        ((Hashtable)config["properties"]!)["nodeCount"] = "{nodes}";
        _runs.Of<NewBatchAiJobCommand>().With("Name", "nowhere").With("Sweep", new Hashtable { ["nodes"] = new[] { "few", "many" } }).Pipe(config).Fail("WrongType");
    }

    [Fact]
    public void New_SweepOfWhichAllAreOdd_HasOneWarningForAll()
    {
        var result = Sweep("warned", "cat $AZ_BATCHAI_JOB_MOUNT_ROOT/none/{seed}", new Hashtable { ["seed"] = new[] { 1, 2, 3 } }).Succeed();

        Assert.Equal(3, result.Output.Count);
        Assert.Single(result.Warnings, warning => warning.Contains("UnmountedPath", StringComparison.Ordinal) || warning.Contains("none", StringComparison.Ordinal));
    }

    [Fact]
    public void New_SweepAndSecrets_LeavesThemAlone()
    {
        var job = Sweep("kept", "test \"$TOKEN\" = {{seed}}", new Hashtable { ["seed"] = 1 }).With("EnvironmentSecret", new Hashtable { ["TOKEN"] = "{seed}" }).With("FailOnJobFailure").Succeed().Single<Job>();
        Assert.Equal("succeeded", job.ExecutionState);
    }

    [Fact]
    public void New_SweepThatFails_IsAnErrorForEachJob()
    {
        var result = Sweep("failing", "test {seed} = 2", new Hashtable { ["seed"] = new[] { 1, 2, 3 } }).With("FailOnJobFailure").Run();

        Assert.Equal(3, result.Output.Count);
        Assert.Equal(2, result.Errors.Count(error => error.FullyQualifiedErrorId.StartsWith("JobFailed,", StringComparison.Ordinal)));
    }

    [Fact]
    public void New_SweepAsJob_DoesItInTheBackground()
    {
        using var job = Sweep("behind", "true", new Hashtable { ["seed"] = new[] { 1, 2 } }).With("Wait").With("AsJob").Succeed().Output.Cast<BackgroundJob>().Single();

        Assert.True(job.Finished.WaitOne(Patience));
        Assert.Equal(JobState.Completed, job.JobStateInfo.State);
        Assert.Equal(["succeeded", "succeeded"], new[] { job.Output[0], job.Output[1] }.Select(value => ((Job)value.BaseObject).ExecutionState));
    }

    [Theory]
    [InlineData("First", 2)]
    [InlineData("ThrottleLimit", 2)]
    [InlineData("RandomSeed", 2)]
    public void New_PartOfASweepAlone_IsRefused(string parameter, int value) => _runs.New("alone", "true").With(parameter, value).Fail("SweepRequired");

    [Fact]
    public void New_SweepThatMakesNoSense_IsRefused()
    {
        Sweep("senseless", "true", new Hashtable { ["1a"] = 1 }).Fail("InvalidSweep");
        Assert.Contains("-Sweep @{ name =", Sweep("senseless", "true", new Hashtable()).Fail("InvalidSweep").ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Sweep("senseless", "true", new Hashtable { ["a"] = Enumerable.Range(0, 1000).ToArray(), ["b"] = Enumerable.Range(0, 1000).ToArray() }).Fail("SweepTooLarge");
    }

    [Fact]
    public void Plan_Sweep_HasAPlanForEachJob()
    {
        var run = new CmdletRun<GetBatchAiJobPlanCommand>().With("CommandLine", "echo {lr}").With("Sweep", new Hashtable { ["lr"] = new[] { 0.1, 0.01 } });

        var plans = run.Succeed().Output.Cast<JobPlan>().ToList();
        Assert.Equal(["job-lr0_1", "job-lr0_01"], plans.Select(plan => plan.JobName));
        Assert.Contains("echo 0.01", plans[1].Steps[^1].Tasks[0].CommandLine);
        Assert.Contains(plans[1].Environment, variable => variable is { Name: "PARAM_LR", Value: "0.01" });
        Assert.Single(run.With("First", 1).Succeed().Output);
    }

    [Fact]
    public void Plan_SweepOfWhichOneIsFaulty_PlansTheOthers()
    {
        var config = JobRuns.Config();
        ((Hashtable)config["properties"]!)["nodeCount"] = "{nodes}";
        var result = new CmdletRun<GetBatchAiJobPlanCommand>().With("Sweep", new Hashtable { ["nodes"] = new object[] { 1, "many", 2 } }).Pipe(config).Run();

        Assert.Equal([1, 2], result.Output.Cast<JobPlan>().Select(plan => plan.NodeCount));
        Assert.StartsWith("WrongType,", Assert.Single(result.Errors).FullyQualifiedErrorId);
    }

    [Fact]
    public void Get_Group_GetsTheJobsOfASweep()
    {
        Sweep("wanted", "true", new Hashtable { ["seed"] = new[] { 1, 2 } }).Succeed();
        Sweep("unwanted", "true", new Hashtable { ["seed"] = new[] { 1 } }).Succeed();

        Assert.Equal(["wanted-seed1", "wanted-seed2"], Names(_runs.Get().With("Group", "WANTED")));
        Assert.Equal(["unwanted-seed1", "wanted-seed1", "wanted-seed2"], Names(_runs.Get().With("Group", new[] { "*wanted" })));
        Assert.Equal(["wanted-seed2"], Names(_runs.Get("*2").With("Group", "wanted")));
        Assert.Empty(Names(_runs.Get().With("Group", "nobody")));
    }

    [Fact]
    public void Restart_OfTheFailedJobsOfASweep_KeepsGroupAndValues()
    {
        Sweep("flaky", "test {seed} = 2", new Hashtable { ["seed"] = Enumerable.Range(1, 12).ToArray() }).With("ThrottleLimit", 4).With("Wait").Succeed();
        var failed = _runs.Get().With("Group", "flaky").With("State", new[] { JobExecutionState.Failed }).Succeed().Output;
        Assert.Equal(11, failed.Count);

        var told = Assert.Single(_runs.Of<RestartBatchAiJobCommand>().With("WhatIf").Pipe([.. failed!]).Succeed().WhatIf);
        Assert.Contains("11 jobs in experiment 'default' (11 failed)", told);
        Assert.Contains("-r1' and 6 more", told);
        var copies = _runs.Of<RestartBatchAiJobCommand>().Pipe([.. failed!]).Succeed().Output.Cast<Job>().ToList();
        Assert.Equal(failed.Cast<Job>().Select(job => job.Name + "-r1").Order(StringComparer.Ordinal), copies.Select(job => job.Name).Order(StringComparer.Ordinal));
        Assert.All(copies, copy => Assert.Equal(("flaky", (int?)4), (copy.Group, copy.GroupLimit)));
        Assert.All(copies, copy => Assert.Equal($"flaky-seed{copy.SweepValue!["seed"]}-r1", copy.Name));
        Assert.EndsWith("-r2", _runs.Of<RestartBatchAiJobCommand>().Pipe(failed[0]!).Succeed().Single<Job>().Name);
        _runs.Of<RestartBatchAiJobCommand>().With("NewName", "one").Pipe([.. failed!]).Fail("ParameterConflict");
    }

    [Fact]
    public void Remove_OfASweep_RemovesAllWithOneQuestion()
    {
        Sweep("gone", "true", new Hashtable { ["seed"] = new[] { 1, 2, 3 } }).With("Wait").Succeed();
        var jobs = _runs.Get().With("Group", "gone").Succeed().Output;

        Assert.Contains("3 jobs in experiment 'default' (3 succeeded)", Assert.Single(_runs.Of<RemoveBatchAiJobCommand>().With("WhatIf").Pipe([.. jobs!]).Succeed().WhatIf));
        _runs.Of<RemoveBatchAiJobCommand>().With("Name", "gone-seed2").Succeed();
        var result = _runs.Of<RemoveBatchAiJobCommand>().With("PassThru").Pipe([.. jobs!]).Run();
        Assert.Equal(["gone-seed1", "gone-seed3"], result.Output.Cast<Job>().Select(job => job.Name).Order(StringComparer.Ordinal));
        Assert.StartsWith("JobNotFound,", Assert.Single(result.Errors).FullyQualifiedErrorId);
        Assert.Empty(Names(_runs.Get().With("Group", "gone")));
    }

    [Fact]
    public void Stop_OfASweep_StopsAllWithOneQuestion()
    {
        Sweep("stopped", "sleep 1000", new Hashtable { ["seed"] = new[] { 1, 2, 3 } }).Succeed();
        var jobs = _runs.Get().With("Group", "stopped").Succeed().Output;

        Assert.Contains("3 jobs in experiment", Assert.Single(_runs.Of<StopBatchAiJobCommand>().With("WhatIf").Pipe([.. jobs!]).Succeed().WhatIf));
        Assert.All(_runs.Of<StopBatchAiJobCommand>().With("PassThru").Pipe([.. jobs!]).Succeed().Output.Cast<Job>(), job => Assert.Equal("failed", job.ExecutionState));
    }

    [Fact]
    public void Wait_OfManyJobs_ReturnsEachAsItEnds()
    {
        var jobs = Sweep("many", "true", new Hashtable { ["seed"] = Enumerable.Range(1, 40).ToArray() }).Succeed().Output;
        var ghost = new Job { Name = "many-ghost", ResourceGroupName = "default", ResourceId = ((Job)jobs[0]!).ResourceId!.Replace("many-seed1", "many-ghost", StringComparison.Ordinal) };

        var result = _runs.Of<WaitBatchAiJobCommand>().Pipe([.. jobs!, ghost]).Run();
        Assert.Equal(40, result.Output.Cast<Job>().Count(job => job.ExecutionState == "succeeded"));
        Assert.StartsWith("JobNotFound,", Assert.Single(result.Errors).FullyQualifiedErrorId);
    }

    private static IEnumerable<string> Names(CmdletRun<GetBatchAiJobCommand> run) => run.Succeed().Output.Cast<Job>().Select(job => job.Name).Order(StringComparer.Ordinal);

    private CmdletRun<NewBatchAiJobCommand> Sweep(string name, string commandLine, IDictionary values) => _runs.New(name, commandLine).With("Sweep", values);
}
