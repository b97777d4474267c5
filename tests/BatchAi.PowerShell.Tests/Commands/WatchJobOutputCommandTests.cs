using BatchAi.Runtime;

namespace BatchAi.Commands;

public sealed class WatchJobOutputCommandTests(LiveService service) : IClassFixture<LiveService>
{
    [Fact]
    public void Watch_JobThatHasJustBegun_ShowsEveryLineOfBothStreamsOnce()
    {
        var job = TestJobs.Submit(service, "both", "for i in $(seq 1 200); do echo \"out $i\"; echo \"err $i\" >&2; done; printf rest");
        var lines = Watch().Pipe(job).Succeed().Output.Select(WatchedLine.Of).ToList();

        Assert.Equal([.. Enumerable.Range(1, 200).Select(i => $"out {i}"), "rest"], lines.Where(line => line.Stream == "stdout").Select(line => line.Line));
        Assert.Equal(Enumerable.Range(1, 200).Select(i => $"err {i}"), lines.Where(line => line.Stream == "stderr").Select(line => line.Line));
        Assert.All(lines, line => Assert.Equal($"{line.File}| {line.Line}", line.Text));
    }

    [Fact]
    public void Watch_OneFile_HasNoMark()
    {
        var job = TestJobs.Submit(service, "one", "printf '10%%\\r50%%\\r100%%\\nüñ\\n'");
        var lines = Watch().Pipe(job).With("Name", "stdout.txt").Succeed().Output.Select(WatchedLine.Of).ToList();

        Assert.Equal(["100%", "üñ"], lines.Select(line => line.Text));
        Assert.All(lines, line => Assert.Equal("one", line.JobName));
    }

    [Fact]
    public void Watch_SeveralJobs_AreFollowedTogether()
    {
        var first = TestJobs.Submit(service, "several-1", "echo 1");
        var second = TestJobs.Submit(service, "several-2", "echo 2");
        var lines = Watch().Pipe(first, second).With("Stream", "StdOut").Succeed().Output.Select(WatchedLine.Of);

        Assert.Equal(["several-1|stdout.txt| 1", "several-2|stdout.txt| 2"], lines.Select(line => line.Text).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Watch_RawAndTail_WritesTheLastLinesAlone()
    {
        var job = TestJobs.Submit(service, "tail", "echo a; echo b; printf '\\033[2Jc\\n'");
        Watch().Pipe(job).Succeed();

        Assert.Equal(["b", "\u001b[2Jc"], Watch().Pipe(job).With("Tail", 2).With("Stream", "StdOut").With("Raw").Succeed().Output);
        Assert.Empty(Watch().Pipe(job).With("Tail", 0).With("Stream", "StdOut").Succeed().Output);
    }

    [Fact]
    public void Watch_FileThatNeverCame_IsAnError()
    {
        var job = TestJobs.Submit(service, "never", "true");

        Assert.Equal("there/it.is", Watch().Pipe(job).With("Name", "there/it.is").Fail("JobFileNotFound").TargetObject);
    }

    [Fact]
    public void Watch_JobThatFails_IsAnErrorIfAskedFor()
    {
        var job = TestJobs.Submit(service, "fails", "echo last words; exit 7");

        Assert.Equal("last words", WatchedLine.Of(Assert.Single(Watch().Pipe(job).With("Name", "stdout.txt").Succeed().Output)).Line);
        Assert.Contains("exit code 7", Watch().Pipe(job).With("Name", "stdout.txt").With("FailOnJobFailure").Fail("JobFailed").Exception.Message);
    }

    [Fact]
    public void Watch_JobThatIsNotThere_IsAnError() => Watch().With("Job", "nobody").Fail("JobNotFound");

    [Fact]
    public async Task Watch_Stopped_LetsTheJobGoOn()
    {
        var job = TestJobs.Submit(service, "goes-on", "echo begins; sleep 600");
        using var stop = new CancellationTokenSource();
        var watching = Task.Run(() => Watch().Pipe(job).Run(stop.Token));
        while (Get(job).ExecutionState != "running") await Task.Delay(10);
        await stop.CancelAsync();
        await watching;

        Assert.Equal("running", Get(job).ExecutionState);
        service.Run<StopBatchAiJobCommand>().Pipe(job).Succeed();
    }

    private Job Get(Job job) => service.Run<GetBatchAiJobCommand>().With("ResourceId", job.ResourceId).Succeed().Single<Job>();

    private CmdletRun<WatchBatchAiJobOutputCommand> Watch() => service.Run<WatchBatchAiJobOutputCommand>();
}
