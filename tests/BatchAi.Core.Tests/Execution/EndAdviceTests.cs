using BatchAi.Core.Execution;

namespace BatchAi.Core.Tests.Execution;

public sealed class EndAdviceTests
{
    [Theory]
    [InlineData(0, null)]
    [InlineData(1, null)]
    [InlineData(3, null)]
    [InlineData(255, null)]
    [InlineData(126, "not executable")]
    [InlineData(127, "not found")]
    [InlineData(137, "memory")]
    [InlineData(139, "not its own")]
    [InlineData(135, "shmSize")]
    [InlineData(143, "asked the program to end")]
    [InlineData(158, "signal 30")]
    public void ExitCode_ThatProgramsAgreeOn_HasAMeaning(int exitCode, string? part)
    {
        var meaning = EndAdvice.Of(Info(new AttemptResult { Outcome = AttemptOutcome.Failed, ExitCode = exitCode }), []).Meaning;

        if (part is null or "signal 30") Assert.Null(meaning);
        else Assert.Contains(part, meaning, StringComparison.Ordinal);
    }

    [Fact]
    public void Signal_HasAMeaning()
    {
        var advice = EndAdvice.Of(Info(new AttemptResult { Outcome = AttemptOutcome.Signaled, Signal = 9, Step = "command", NodeId = "n1" }), []);

        Assert.Equal(("JobFailed", "killed by signal 9 (SIGKILL)", "command", "n1"), (advice.Code, advice.Cause, advice.Step, advice.NodeId));
        Assert.StartsWith("Killed by signal 9 (SIGKILL): most often", advice.Meaning, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(127, "There is no command 'x'", 1)]
    [InlineData(1, null, 2)]
    public void CommandThatIsNotThere_IsNamedOnce(int exitCode, string? meaning, int hints)
    {
        var advice = EndAdvice.Of(Info(new AttemptResult { Outcome = AttemptOutcome.Failed, ExitCode = exitCode }), ["MemoryError", "bash: x: command not found"]);

        Assert.Equal((meaning, hints), (advice.Meaning?.Split(':')[0], advice.Hints.Count));
    }

    [Fact]
    public void Success_NeedsNoAdvice()
    {
        var advice = EndAdvice.Of(Info(new AttemptResult { Outcome = AttemptOutcome.Succeeded }), ["MemoryError"]);

        Assert.Null(advice.Code);
        Assert.Null(advice.Meaning);
        Assert.Empty(advice.Hints);
        Assert.Null(EndAdvice.Of(null, ["MemoryError"]).Cause);
    }

    [Fact]
    public void TimeLimit_HasNoHintsOfItsOutput() =>
        Assert.Empty(EndAdvice.Of(Info(new AttemptResult { Outcome = AttemptOutcome.TimeLimit }), ["MemoryError"]).Hints);

    [Theory]
    [InlineData("ModuleNotFoundError: No module named 'torch.nn'", "Python has no module 'torch.nn'")]
    [InlineData("bash: line 1: mpirun: command not found", "There is no command 'mpirun'")]
    [InlineData("sh: 1: nvcc: not found", "There is no command 'nvcc'")]
    [InlineData("python3: can't open file '/a b/train.py': [Errno 2] No such file or directory", "Python finds no file 'train.py'")]
    [InlineData("cat: /data/set.txt: No such file or directory", "There is no '/data/set.txt'")]
    [InlineData("FileNotFoundError: [Errno 2] No such file or directory: 'x/y.csv'", "There is no 'y.csv'")]
    [InlineData("bash: ./run.sh: Permission denied", "'./run.sh' may not be used")]
    [InlineData("RuntimeError: CUDA out of memory. Tried to allocate 2.00 GiB", "The GPU's memory ran out")]
    [InlineData("MemoryError", "Memory ran out")]
    [InlineData("OSError: [Errno 28] No space left on device", "A disk is full")]
    [InlineData("OSError: [Errno 98] Address already in use", "A port is in use")]
    [InlineData("Everything is fine", null)]
    [InlineData("", null)]
    public void Line_OfAWellKnownError_IsUnderstood(string line, string? beginning)
    {
        var hints = OutputHints.Find(["first", line, "last"]);

        if (beginning is null) Assert.Empty(hints);
        else Assert.StartsWith(beginning, Assert.Single(hints), StringComparison.Ordinal);
    }

    [Fact]
    public void Lines_AreUnderstoodFromTheLastOne_AndTheirTextIsNotRepeated()
    {
        var hints = OutputHints.Find(["No module named 'a'", "No module named 'a'", "##vso[task.complete] No module named 'b'", "MemoryError", "No module named 'c'", "x: command not found"]);

        Assert.Equal(3, hints.Count);
        Assert.StartsWith("There is no command 'x'", hints[0], StringComparison.Ordinal);
        Assert.DoesNotContain(hints, hint => hint.Contains('#', StringComparison.Ordinal));
    }

    [Fact]
    public void LineOfAnyLength_TakesNoTime() => Assert.Empty(OutputHints.Find([new string('a', 1_000_000), string.Concat(Enumerable.Repeat("FileNotFoundError: '", 10_000))]));

    private static Core.Wire.ExecutionInfo Info(AttemptResult result) => ExecutionInfoMapper.ToExecutionInfo(result);
}
