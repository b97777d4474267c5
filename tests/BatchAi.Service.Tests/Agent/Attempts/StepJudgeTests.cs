using BatchAi.Core.Execution;
using BatchAi.Core.Planning;
using BatchAi.Service.Agent.Attempts;

namespace BatchAi.Service.Tests.Agent.Attempts;

public sealed class StepJudgeTests
{
    private static readonly TaskEnd Well = new(0, null, null);

    private static readonly Allocation Nodes = new() { Nodes = [new AllocatedNode { Id = "a" }, new AllocatedNode { Id = "b" }] };

    private static AttemptResult? Judge(string step, params TaskEnd?[] ends) =>
        StepJudge.Failure(new PlanStep { Name = step, Tasks = [new PlanTask { Node = 0 }, new PlanTask { Node = 1 }] }, ends, Nodes);

    private static readonly PlanStep WithServer = new()
    {
        Name = PlanStepNames.Command,
        Tasks = [new PlanTask { Node = 0 }, new PlanTask { Node = 1 }, new PlanTask { Node = 1, IsServer = true }],
    };

    private static readonly TaskEnd Terminated = new(null, 15, null, DateTime.UnixEpoch.AddSeconds(2));

    [Fact]
    public void MustEndOthers_OnlyAServerLeft_IsTrue()
    {
        Assert.True(StepJudge.MustEndOthers(WithServer, [Well, Well, null]));
        Assert.False(StepJudge.MustEndOthers(WithServer, [Well, null, null]));
        Assert.False(StepJudge.MustEndOthers(WithServer, [Well, null, Well]));
        Assert.False(StepJudge.MustEndOthers(WithServer, [Well, Well, Well]));
        Assert.True(StepJudge.MustEndOthers(WithServer, [null, null, new TaskEnd(1, null, null)]));
    }

    [Fact]
    public void Failure_OnlyTheServerWasEnded_IsNone() => Assert.Null(StepJudge.Failure(WithServer, [Well, Well, Terminated], Nodes));

    [Fact]
    public void Failure_OfSeveral_IsTheFirstInTime()
    {
        var culprit = new TaskEnd(9, null, null, DateTime.UnixEpoch.AddSeconds(1));
        Assert.Equal(9, StepJudge.Failure(WithServer, [Terminated, culprit, Terminated], Nodes)!.ExitCode);
        Assert.Equal(9, StepJudge.Failure(WithServer, [Terminated, Terminated, culprit], Nodes)!.ExitCode);
    }

    [Fact]
    public void Failure_AllSucceeded_IsNone() => Assert.Null(Judge(PlanStepNames.Command, Well, Well));

    [Theory]
    [InlineData(PlanStepNames.Command, AttemptOutcome.Failed)]
    [InlineData(PlanStepNames.Preparation, AttemptOutcome.PreparationFailed)]
    [InlineData(PlanStepNames.Setup, AttemptOutcome.SetupFailed)]
    [InlineData("container", AttemptOutcome.StartFailed)]
    public void Failure_ByExitCode_DependsOnTheStep(string step, AttemptOutcome outcome)
    {
        var result = Judge(step, Well, new TaskEnd(4, null, null))!;

        Assert.Equal((outcome, 4, null, step, "b"), (result.Outcome, result.ExitCode, result.Signal, result.Step, result.NodeId));
    }

    [Theory]
    [InlineData(PlanStepNames.Command, AttemptOutcome.Signaled)]
    [InlineData(PlanStepNames.Preparation, AttemptOutcome.PreparationFailed)]
    public void Failure_BySignal_IsToldWithIt(string step, AttemptOutcome outcome)
    {
        var result = Judge(step, new TaskEnd(null, 9, null), Well)!;

        Assert.Equal((outcome, null, 9, "a"), (result.Outcome, result.ExitCode, result.Signal, result.NodeId));
    }

    [Fact]
    public void Failure_OfAStart_SaysWhy()
    {
        var result = Judge(PlanStepNames.Command, new TaskEnd(126, null, "no such folder"), null)!;

        Assert.Equal((AttemptOutcome.StartFailed, "no such folder"), (result.Outcome, result.Message));
    }

    [Fact]
    public void Failure_NoEnd_IsALostNode()
    {
        var result = Judge(PlanStepNames.Command, Well, null)!;

        Assert.Equal((AttemptOutcome.NodeLost, "b"), (result.Outcome, result.NodeId));
    }
}
