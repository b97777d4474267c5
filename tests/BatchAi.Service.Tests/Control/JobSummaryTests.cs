using BatchAi.Core.Execution;
using BatchAi.Core.Wire;
using BatchAi.Service.Control.Diagnosis;
using BatchAi.Service.State;

namespace BatchAi.Service.Tests.Control;

/// <summary>What is said of a job, and what is recommended, from what is known of it.</summary>
public sealed class JobSummaryTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(5, 5, "The job has been running for 5 minutes. Nothing is known to be wrong with it.")]
    [InlineData(60, 1, "The job has been running for 60 minutes. Nothing is known to be wrong with it.")]
    [InlineData(60, 25, "The job has been running for 60 minutes. It has written nothing for 25 minutes: it may hang, or keep its output back (python3 -u does not).")]
    [InlineData(25, null, "The job has been running for 25 minutes. It has written nothing for 25 minutes: it may hang, or keep its output back (python3 -u does not).")]
    public void Running_TellsForHowLong_AndWhetherItIsSilent(int startedBefore, int? wroteBefore, string expected)
    {
        var known = Running(startedBefore, wroteBefore);

        Assert.Equal(expected, Say(new JobProperties(), known));
        Assert.Equal(expected.Contains("hang", StringComparison.Ordinal), JobActions.For(Id(), known, 1, Now).Contains("Stop-BatchAiJob train"));
    }

    [Fact]
    public void Running_NearItsLimit_TellsWhenItEnds() => Assert.EndsWith(
        "Its time limit ends it in 5 minutes.",
        Say(new JobProperties { Constraints = new JobConstraints { MaxWallClockTime = TimeSpan.FromHours(1) } }, Running(55, 1)),
        StringComparison.Ordinal);

    [Fact]
    public void Running_BeforeItsStartIsTold_IsBeingStarted() =>
        Assert.StartsWith("The job is being started.", Say(new JobProperties(), Running(1, null) with { StartTime = null }), StringComparison.Ordinal);

    [Fact]
    public void Waiting_AfterARequeue_SaysSo() => Assert.Equal(
        "The job waits. It is about to start. It ran before, and went back into the queue.",
        Say(new JobProperties(), new JobDiagnosis { Id = "", State = "queued", Summary = "", RequeueCount = 1 }));

    [Theory]
    [InlineData(AttemptOutcome.Signaled, 137, 9, "The job failed after 3 seconds: killed by signal 9 (SIGKILL): most often the system does that")]
    [InlineData(AttemptOutcome.Failed, 3, null, "The job failed after 3 seconds: exit code 3.")]
    [InlineData(AttemptOutcome.NodeLost, null, null, "The job failed after 3 seconds: a node was lost.")]
    [InlineData(AttemptOutcome.TimeLimit, null, null, "The job failed after 3 seconds: stopped at the time limit.")]
    [InlineData(AttemptOutcome.Terminated, null, null, "The job was ended after 3 seconds: terminated by the user.")]
    public void Failed_SaysEachThingOnce(AttemptOutcome outcome, int? exitCode, int? signal, string beginning)
    {
        var info = ExecutionInfoMapper.ToExecutionInfo(new AttemptResult { Outcome = outcome, ExitCode = exitCode, Signal = signal, StartTime = Now.AddSeconds(-3), EndTime = Now });

        var said = JobSummary.Of(new JobProperties { ExecutionInfo = info }, new JobDiagnosis { Id = "", State = "failed", Summary = "" }, EndAdvice.Of(info, []), Now);

        Assert.StartsWith(beginning, said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("default", "default", "default", "Restart-BatchAiJob train")]
    [InlineData("g", "w", "e", "Restart-BatchAiJob train -Experiment e -Workspace w -ResourceGroupName g")]
    public void Commands_LeadToWhereTheJobIs(string group, string workspace, string experiment, string expected) =>
        Assert.Contains(expected, JobActions.For(Id(group, workspace, experiment), new JobDiagnosis { Id = "", State = "failed", Summary = "", Code = "NodeLost" }, 1, Now));

    private static JobDiagnosis Running(int startedBefore, int? wroteBefore) => new()
    {
        Id = "",
        State = "running",
        Summary = "",
        StartTime = Now.AddMinutes(-startedBefore),
        LastOutputTime = wroteBefore is { } minutes ? Now.AddMinutes(-minutes) : null,
    };

    private static string Say(JobProperties job, JobDiagnosis known) => JobSummary.Of(job, known, EndAdvice.Of(null, []), Now);

    private static ArmId Id(string group = "default", string workspace = "default", string experiment = "default") =>
        ArmId.Of("s", group, "workspaces", workspace).Child("experiments", experiment).Child("jobs", "train");
}
