using BatchAi.Runtime;

namespace BatchAi.Pipeline;

public sealed class AsyncCommandTests
{
    [Fact]
    public void Work_OnOtherThreads_WritesOnThePipelineThread()
    {
        var result = new CmdletRun<WritingCommand>().With("Name", new[] { "a", "b" }).Succeed();

        Assert.Equal(["begin", "a", "b", "end"], result.Output);
        Assert.Equal(["on the way to a", "on the way to b"], result.Verbose);
    }

    [Fact]
    public void Work_OneOfSeveralFails_TheOthersAreDone()
    {
        var result = new CmdletRun<WritingCommand>().With("Name", new[] { "a", "bad", "b" }).Run();

        Assert.Equal(["begin", "a", "b", "end"], result.Output);
        var error = Assert.Single(result.Errors);
        Assert.Equal("NotConnected,BatchAi.Pipeline.WritingCommand", error.FullyQualifiedErrorId);
        Assert.Equal("bad", error.TargetObject);
        Assert.StartsWith("Run Connect-BatchAi", error.ErrorDetails.RecommendedAction);
    }

    [Fact]
    public void Work_FailsInAWayThatNobodyThoughtOf_IsAnErrorWithAnId() =>
        new CmdletRun<WritingCommand>().With("Name", new[] { "odd" }).Fail("UnexpectedError");

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Stop_AtAnyTime_EndsTheCmdletThoughItsWorkIsDeaf(bool isDeaf)
    {
        using var stop = new CancellationTokenSource();
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var run = new CmdletRun<StoppableCommand>().With("Started", (Action)begun.SetResult);
        if (isDeaf) run.With("IsDeaf");

        var ended = Task.Run(() => run.Run(stop.Token));
        await await Task.WhenAny(begun.Task, ended);
        await stop.CancelAsync();

        var result = await ended;
        Assert.Empty(result.Errors);
        Assert.Equal(["It goes on."], result.Host);
    }
}
