using BatchAi.Core.Execution;
using BatchAi.Service.Tests.Support;

namespace BatchAi.Service.Tests.Agent;

public sealed class AgentOutputTests(SharedAgent shared) : IClassFixture<SharedAgent>
{
    [Fact]
    public async Task Output_OfALaterAttempt_IsAppendedAndTheLogTellsBoth()
    {
        var job = shared.NewJob("echo out; echo err >&2");
        await job.RunAsync(shared.Agent);
        var first = job.AttemptId;
        job.SubmitAgain();
        await shared.Agent.Client.StartAsync(job.AttemptId);
        await shared.Agent.ResultAsync(job.AttemptId);

        Assert.Equal(("out\nout\n", "err\nerr\n"), (job.StandardOutput, job.StandardError));
        var log = job.ExecutionLog;
        var order = new[] { $"Attempt {first} starts", "The job ended: succeeded", $"Attempt {job.AttemptId} starts" };
        Assert.Equal(order.Select(o => log.IndexOf(o, StringComparison.Ordinal)), order.Select(o => log.IndexOf(o, StringComparison.Ordinal)).Order());
        Assert.All(order, o => Assert.Contains(o, log, StringComparison.Ordinal));
    }

    [Fact]
    public async Task ExecutionLog_HasStampedLinesAndNoByteOrderMark()
    {
        var job = shared.NewJob("true");
        await job.RunAsync(shared.Agent);

        var bytes = await File.ReadAllBytesAsync(Path.Combine(job.NodeRoot, "job", "execution.log"));

        Assert.Equal((byte)'2', bytes[0]);
        Assert.All(job.ExecutionLog.TrimEnd().Split('\n'), l => Assert.Matches("^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}Z .", l));
    }

    [Fact]
    public async Task Output_OpenedByName_Works()
    {
        var job = shared.NewJob("echo a >/dev/stdout; echo b; echo c >>/dev/stdout; echo d >/dev/stderr; echo e >&2; cat /dev/stdin");

        var result = await job.RunAsync(shared.Agent);

        Assert.Equal((AttemptOutcome.Succeeded, "a\nb\nc\n", "d\ne\n"), (result.Outcome, job.StandardOutput, job.StandardError));
    }

    [Fact]
    public async Task Output_ThatTakesNothing_IsTheJobsOwnBusiness()
    {
        var job = shared.NewJob("echo lost || exit 5");
        job.Plan.Steps[0].Tasks[0].StandardOutput = "/dev/full";

        var result = await job.RunAsync(shared.Agent);

        Assert.Equal((AttemptOutcome.Failed, 5), (result.Outcome, result.ExitCode));
    }

    [Fact]
    public async Task Variables_NamedLikeTheShimsOwn_KeepTheirValues()
    {
        string[] names = ["folder", "group", "mark", "output", "errors", "workdir", "setsid", "grace", "task", "watcher", "code", "end", "ticks", "stat", "note", "POSIXLY_CORRECT", "TMOUT", "CDPATH"];
        var job = shared.NewJob("env");
        foreach (var name in names) job.WithVariable(name, "mine");

        await job.RunAsync(shared.Agent);

        Assert.All(names, n => Assert.Contains($"{n}=mine\n", job.StandardOutput, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Process_OfAJob_StartsClean()
    {
        var job = shared.NewJob("ls /proc/self/fd | wc -l; readlink /proc/self/fd/0; sed -n 's/Sig\\(Blk\\|Ign\\):.*\\(.......\\)$/\\2/p' /proc/self/status; echo $$; cut -d' ' -f6 /proc/$$/stat");

        await job.RunAsync(shared.Agent);

        // Three streams and what ls itself opens. The C library ignores two signals above 31 for itself.
        var lines = job.StandardOutput.TrimEnd().Split('\n');
        Assert.Equal(["4", "/dev/null", "0000000", "0000000"], lines[..4]);
        Assert.Equal(lines[4], lines[5]);
    }

    [Fact]
    public async Task Mount_OfAJob_IsALinkWhileItRunsAndItsContentStays()
    {
        var job = WithMount(shared.NewJob("echo text >../mounts/data/file; mkdir ../mounts/data/folder"), out var source);

        var result = await job.RunAsync(shared.Agent);

        Assert.Equal(AttemptOutcome.Succeeded, result.Outcome);
        Assert.Equal("text\n", await File.ReadAllTextAsync(Path.Combine(source, "file")));
        Assert.False(Path.Exists(Path.Combine(job.NodeRoot, "job", "mounts", "data")));
        Assert.True(Directory.Exists(Path.Combine(source, "folder")));
    }

    [Theory]
    [InlineData("rm -r \"$(readlink ../mounts/data)\"")]
    [InlineData("rm ../mounts/data; mkdir ../mounts/data; touch ../mounts/data/file")]
    [InlineData("rm ../mounts/data; ln -s /dev/null ../mounts/data")]
    [InlineData("rm ../mounts/data; ln -s data ../mounts/data")]
    [InlineData("rm ../execution.log; mkdir ../execution.log")]
    [InlineData("rm -rf \"$TEST_NODE_ROOT/job\"")]
    public async Task Folders_RuinedByTheJob_CostNoResult(string ruin)
    {
        var job = WithMount(shared.NewJob(ruin + "; exit 6"), out _);

        var result = await job.RunAsync(shared.Agent);

        Assert.Equal((AttemptOutcome.Failed, 6), (result.Outcome, result.ExitCode));
        Assert.Equal(6, job.RecordedResult?.ExitCode);
        Assert.Null(new FileInfo(Path.Combine(job.NodeRoot, "job", "mounts", "data")).LinkTarget);
    }

    private static TestJob WithMount(TestJob job, out string source)
    {
        source = job.NodeRoot + "-share";
        Directory.CreateDirectory(source);
        job.Plan.Mounts.Add(new PlanMount { Path = "{node.root}/job/mounts/data" });
        job.Order.Allocation.MountSources.Add(source);
        return job;
    }
}
