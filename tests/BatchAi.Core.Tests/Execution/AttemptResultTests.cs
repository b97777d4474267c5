using BatchAi.Core.Execution;
using BatchAi.Core.Wire;

namespace BatchAi.Core.Tests.Execution;

public class AttemptResultTests
{
    private static readonly DateTimeOffset Start = new(2018, 6, 6, 21, 19, 18, TimeSpan.Zero);

    private static readonly AttemptResult[] Endings =
    [
        new() { Outcome = AttemptOutcome.Succeeded, ExitCode = 0 },
        new() { Outcome = AttemptOutcome.Failed, ExitCode = 3 },
        new() { Outcome = AttemptOutcome.Failed, ExitCode = 137 },
        new() { Outcome = AttemptOutcome.Signaled, Signal = 9 },
        new() { Outcome = AttemptOutcome.TimeLimit },
        new() { Outcome = AttemptOutcome.PreparationFailed, ExitCode = 3, NodeId = "n1" },
        new() { Outcome = AttemptOutcome.SetupFailed, Signal = 6, NodeId = "n1" },
        new() { Outcome = AttemptOutcome.StartFailed, Message = "No shell was found." },
        new() { Outcome = AttemptOutcome.MountFailed, Message = "The share 'x' does not exist.", ErrorCode = "AZFMountError" },
        new() { Outcome = AttemptOutcome.NodeLost, NodeId = "n1" },
        new() { Outcome = AttemptOutcome.Terminated },
    ];

    public static TheoryData<int, string, int, int?, string?> Table() => new()
    {
        { 0, "succeeded", 0, 0, null },
        { 1, "failed: exit code 3", 3, 3, "JobFailed" },
        { 2, "failed: exit code 137, as after signal 9 (SIGKILL)", 137, 137, "JobFailed" },
        { 3, "killed by signal 9 (SIGKILL)", 137, 137, "JobFailed" },
        { 4, "stopped at the time limit", 124, -1, "JobTimeLimitExceeded" },
        { 5, "job preparation failed on node 'n1': exit code 3", 125, 3, "JobPreparationFailed" },
        { 6, "node setup failed on node 'n1': killed by signal 6 (SIGABRT)", 125, 134, "NodeSetupFailed" },
        { 7, "could not start: No shell was found", 126, -1, "JobStartFailed" },
        { 8, "could not mount a file system: The share 'x' does not exist", 126, -1, "AZFMountError" },
        { 9, "node 'n1' was lost", 127, -1, "NodeLost" },
        { 10, "terminated by the user", 130, null, "JobTerminated" },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void Ending_OfAnyKind_HasWordsExitCodesAndError(int index, string words, int runExitCode, int? wireExitCode, string? errorCode)
    {
        var result = Endings[index];
        var info = ExecutionInfoMapper.ToExecutionInfo(result);
        Assert.Equal(words, AttemptWords.Describe(result));
        Assert.Equal(runExitCode, RunExitCode.Of(result));
        Assert.Equal(wireExitCode, info.ExitCode);
        Assert.Equal(errorCode, info.Errors?.Single().Code);
    }

    [Fact]
    public void Endings_InExecutionInfo_AreAllTold()
    {
        var told = Endings.Select(ExecutionInfoMapper.ToExecutionInfo).Select(Tell).ToList();
        Assert.Equal(told.Distinct(), told);
    }

    [Fact]
    public void Endings_Listed_CoverEveryOutcome() =>
        Assert.Equal(Enum.GetValues<AttemptOutcome>(), Endings.Select(ending => ending.Outcome).Distinct());

    [Fact]
    public void ToExecutionInfo_OfSignal_TellsItInTheDetails()
    {
        var error = ExecutionInfoMapper.ToExecutionInfo(new AttemptResult
        {
            Outcome = AttemptOutcome.Signaled,
            Signal = 15,
            Step = "command",
            NodeId = "n0",
            StartTime = Start,
        }).Errors!.Single();
        Assert.Equal("Job was killed by a signal", error.Message);
        Assert.Equal(
            [("Info", "killed by signal 15 (SIGTERM)"), ("Signal", "15"), ("Step", "command"), ("NodeId", "n0")],
            error.Details!.Select(detail => (detail.Name!, detail.Value!)));
    }

    [Fact]
    public void ToExecutionInfo_OfTermination_IsWhatOldClientsKnow()
    {
        var info = ExecutionInfoMapper.ToExecutionInfo(new AttemptResult
        {
            Outcome = AttemptOutcome.Terminated,
            StartTime = Start,
            EndTime = Start.AddMinutes(1),
        });
        Assert.Equal((Start, Start.AddMinutes(1)), (info.StartTime, info.EndTime));
        var error = Assert.Single(info.Errors!);
        Assert.Equal("The specified job has been terminated by the user", error.Message);
        Assert.Null(error.Details);
    }

    [Fact]
    public void RunExitCode_OfFailureWithoutCode_IsNeverSuccess() =>
        Assert.Equal(1, RunExitCode.Of(new AttemptResult { Outcome = AttemptOutcome.Failed }));

    [Fact]
    public void Describe_OfUnknownSignal_GivesItsNumber() =>
        Assert.Equal("killed by signal 63", AttemptWords.Describe(new AttemptResult { Outcome = AttemptOutcome.Signaled, Signal = 63 }));

    private static string Tell(ExecutionInfo info)
    {
        var error = info.Errors?.Single();
        var details = error?.Details?.Select(detail => $"{detail.Name}={detail.Value}") ?? [];
        return $"{info.ExitCode} {error?.Code} {error?.Message} {string.Join(' ', details)}";
    }
}
