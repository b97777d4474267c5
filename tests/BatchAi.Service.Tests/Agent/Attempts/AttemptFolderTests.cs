using BatchAi.Core.Execution;
using BatchAi.Service.Agent.Attempts;

namespace BatchAi.Service.Tests.Agent.Attempts;

public sealed class AttemptFolderTests : IDisposable
{
    private readonly string _root = Path.Combine(Path.GetTempPath(), $"bt-{Guid.NewGuid():N}");

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void EndsOf_AStep_TellsNotStartedFromNotEnded()
    {
        var folder = new AttemptFolder(_root, "a");
        var step = new PlanStep { Name = PlanStepNames.Command, Tasks = [new PlanTask { Name = "x" }, new PlanTask { Name = "y", Node = 1 }] };
        Directory.CreateDirectory(folder.Root);
        Assert.Null(folder.EndsOf(step));

        var first = folder.Task(PlanStepNames.Command, "x", 0);
        first.Create();
        Assert.Equal([null, null], folder.EndsOf(step));

        File.WriteAllText(Path.Combine(first.Root, "result"), "exit 3\n");
        Assert.Equal([3, null], folder.EndsOf(step)!.Select(end => end?.ExitCode));
        Assert.Null(first.Process);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    public void ReadResult_NotWhole_IsNothing(string text)
    {
        var folder = new AttemptFolder(_root, "a");
        Directory.CreateDirectory(folder.Root);
        Assert.Null(folder.ReadResult());

        File.WriteAllText(folder.Result, text);

        Assert.Null(folder.ReadResult());
    }

    [Fact]
    public void Write_AResult_ReadsBackAndLeavesNothingAside()
    {
        var folder = new AttemptFolder(_root, "a");
        Directory.CreateDirectory(folder.Root);

        AgentJson.Write(folder.Result, new AttemptResult { Outcome = AttemptOutcome.Signaled, Signal = 9 }, AgentJson.Default.AttemptResult);

        Assert.Equal((AttemptOutcome.Signaled, 9), (folder.ReadResult()!.Outcome, folder.ReadResult()!.Signal));
        Assert.Equal([folder.Result], Directory.EnumerateFiles(folder.Root));
        Assert.Equal([folder.Root], AttemptFolder.All(_root).Select(f => f.Root));
    }
}
