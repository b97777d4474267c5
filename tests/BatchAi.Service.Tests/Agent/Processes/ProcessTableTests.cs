using System.Diagnostics;
using BatchAi.Service.Agent.Processes;

namespace BatchAi.Service.Tests.Agent.Processes;

public sealed class ProcessTableTests
{
    private const string Tail = " 0 -1 4194560 1 0 0 0 0 0 0 0 20 0 1 0 987654 1 2 3";

    [Theory]
    [InlineData("7 (sleep) S 3 6 5")]
    [InlineData("7 (a b) c) S 3 6 5")]
    [InlineData("7 ()) S 3 6 5")]
    [InlineData("7 (line\nbreak) S 3 6 5")]
    public void Parse_AnyName_FindsTheNumbersBehindIt(string head) =>
        Assert.Equal(new ProcessEntry(7, 'S', 3, 5, 987654), ProcessTable.Parse(7, head + Tail));

    [Theory]
    [InlineData("")]
    [InlineData("7 (sleep) S 3")]
    [InlineData("no bracket")]
    public void Parse_NotWhole_IsNothing(string stat) => Assert.Null(ProcessTable.Parse(7, stat));

    [Theory]
    [InlineData('R', true)]
    [InlineData('D', true)]
    [InlineData('T', true)]
    [InlineData('Z', false)]
    [InlineData('X', false)]
    public void IsAlive_ByState_LeavesOutTheDead(char state, bool alive) =>
        Assert.Equal(alive, new ProcessEntry(7, state, 1, 7, 0).IsAlive);

    [Fact]
    public void Read_OnThisMachine_HasThisProcess()
    {
        if (!OperatingSystem.IsLinux()) return;
        var own = ProcessTable.Read().Single(p => p.Id == Environment.ProcessId);

        Assert.Equal(own.StartTicks, ProcessTable.TryRead(own.Id)!.StartTicks);
        Assert.Null(ProcessTable.TryRead(int.MaxValue));
        Assert.NotEmpty(ProcessTable.BootId());
    }

    [Fact]
    public void HasVariable_WholeNameAndValue_IsAskedFor()
    {
        if (!OperatingSystem.IsLinux()) return;
        var start = new ProcessStartInfo("/bin/sleep", "600") { UseShellExecute = false };
        start.Environment["BATCHAI_TEST_MARK"] = "abc";
        using var process = Process.Start(start)!;

        Assert.True(ProcessTable.HasVariable(process.Id, "BATCHAI_TEST_MARK=abc"));
        Assert.False(ProcessTable.HasVariable(process.Id, "BATCHAI_TEST_MARK=ab"));
        Assert.False(ProcessTable.HasVariable(int.MaxValue, "BATCHAI_TEST_MARK=abc"));
        process.Kill();
    }

    [Theory]
    [InlineData("123 456", 123, 456L)]
    [InlineData("123", 123, null)]
    [InlineData("123 x", 123, null)]
    public void TaskProcess_AsRecorded_IsParsed(string text, int id, long? ticks) => Assert.Equal(new TaskProcess(id, ticks), TaskProcess.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("0 1")]
    [InlineData("1 1")]
    [InlineData("-5 1")]
    [InlineData("x")]
    public void TaskProcess_OfNoTask_IsNothing(string text) => Assert.Null(TaskProcess.Parse(text));
}
