using BatchAi.Parameters;
using BatchAi.Runtime;

namespace BatchAi.Commands;

public sealed class JobMetricCommandTests(LiveService service) : IClassFixture<LiveService>
{
    private const int MostLooks = 60;
    private const string Trains = "for e in 1 2 3; do echo \"epoch $e/3: loss = 0.$((9 - e)), accuracy = $((80 + e))%\"; done; echo 'odd is 7' >&2";

    [Fact]
    public void Get_Job_TellsItsMetrics()
    {
        var job = Ended("tells", Trains);
        var metrics = Get().Pipe(job).Succeed().Output.Cast<Metric>().ToList();

        Assert.Equal(["loss", "accuracy"], metrics.Select(metric => metric.Name));
        var loss = metrics[0];
        Assert.Equal(("tells", 0.6, 0.6, 0.8, 3L, "epoch", "succeeded"), (loss.JobName, loss.Value, loss.Minimum, loss.Maximum, loss.Epoch, loss.Axis, loss.State));
        Assert.Equal([(1, 0.8), (2, 0.7), (3, 0.6)], loss.Points.Select(point => (point.X, point.Value)));
        Assert.Equal((83, "%", "stdout.txt", job.ResourceId), (metrics[1].Value, metrics[1].Unit, metrics[1].File, metrics[1].ResourceId));
    }

    [Fact]
    public void Get_NamesPatternsAndFiles_ChooseThem()
    {
        var job = Ended("choose", Trains + "; echo psnr=30 > $AZ_BATCHAI_OUTPUT_MODEL/log.txt");

        Assert.Equal(["accuracy"], Names(Get().Pipe(job).With("Name", new[] { "acc*", "Accuracy" })));
        Assert.Equal(["odd"], Names(Get().Pipe(job).With("Pattern", "odd is (?<odd>\\d+)")));
        Assert.Equal(["psnr"], Names(Get().Pipe(job).With("Directory", "MODEL")));
        Assert.Equal(["psnr"], Names(Get().Pipe(job).With("Directory", "MODEL").With("File", "log.txt")));
        Assert.Contains("loss, accuracy", Get().Pipe(job).With("Name", new[] { "nothing" }).Fail("NoMetric").Exception.Message, StringComparison.Ordinal);
        Assert.Contains("offset", Get().Pipe(job).With("Pattern", "(").Fail("InvalidPattern").Exception.Message, StringComparison.Ordinal);
        Get().Pipe(job).With("File", "none.txt").Fail("OutputFileNotFound");
        Get().With("Job", ResourceReference.Of("nobody")).Fail("JobNotFound");
    }

    [Fact]
    public void Get_NameThatOnlySomeJobsTell_IsNoError()
    {
        var jobs = new object[] { Ended("mute", "true"), Ended("telling", "echo loss=0.5"), Ended("elsewhere", "echo accuracy=0.5") };

        var result = Get().Pipe(jobs).With("Name", new[] { "loss" }).Succeed();
        Assert.Equal("telling", result.Output.Cast<Metric>().Single().JobName);
        Assert.Equal(2, result.Verbose.Count(text => text.EndsWith("tells of no metric 'loss'.", StringComparison.Ordinal)));

        var error = Get().Pipe(jobs).With("Name", new[] { "los" }).Fail("NoMetric");
        Assert.Equal(("No output tells of a metric 'los', but of loss, accuracy.", "los"), (error.Exception.Message, error.TargetObject));
    }

    [Theory]
    [InlineData("hello", "-Job hello,")]
    [InlineData("lo*", "-Job NAME,")]
    public void Show_NameWithoutAJob_TellsHowJobsAreGiven(string name, string expected)
    {
        var error = Show(name).Fail("JobRequired");
        Assert.Contains($"'{name}' is read as the name of a metric", error.Exception.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void Get_Best_OrdersJobs()
    {
        var jobs = new object[] { Ended("worst", "echo loss=0.9"), Ended("best", "echo loss=0.5; echo loss=0.1; echo loss=0.3"), Ended("middle", "echo loss=0.2") };

        Assert.Equal(["best", "middle", "worst"], Get().Pipe(jobs).With("Best", MetricGoal.Minimum).Succeed().Output.Cast<Metric>().Select(metric => metric.JobName));
        Assert.Equal(["worst", "best", "middle"], Get().Pipe(jobs).With("Best", MetricGoal.Maximum).Succeed().Output.Cast<Metric>().Select(metric => metric.JobName));
    }

    [Fact]
    public void Show_Jobs_DrawsToTheHostAlone()
    {
        var result = new CmdletRun<ShowBatchAiJobMetricCommand>().With("Context", service.Context).With("Job", Ended("shown", Trains + "; echo score=7").Name).Succeed();

        Assert.Empty(result.Output);
        Assert.Contains("loss", result.Host);
        Assert.Contains("accuracy [%]", result.Host);
        Assert.Contains("* shown  last 0.6, min 0.6, max 0.8", result.Host);
        Assert.Equal(["score", "  shown  7"], result.Host.TakeLast(2));
        Assert.All(result.Host, line => Assert.InRange(line.Length, 0, 80));
    }

    [Fact]
    public void Show_Metrics_DrawsThoseThatCome()
    {
        var metrics = Get().Pipe(Ended("again", Trains)).Succeed().Output;
        var host = new CmdletRun<ShowBatchAiJobMetricCommand>().With("Context", service.Context).With("Name", new[] { "loss" }).With("Height", 5).With("Width", 50).Pipe([.. metrics!]).Succeed().Host;

        Assert.Contains("loss", host);
        Assert.DoesNotContain("accuracy [%]", host);
        Assert.Equal(1 + 5 + 2 + 1 + 1, host.Count);
    }

    [Fact]
    public void Export_Jobs_WritesAPictureOrAPage()
    {
        var job = Ended("exported", Trains);
        var folder = Path.Combine(service.Folder, "charts");

        var picture = Export(Path.Combine(folder, "all.svg")).With("Job", job.Name).Succeed().Files().Single();
        Assert.StartsWith("<svg xmlns=", File.ReadAllText(picture.FullName), StringComparison.Ordinal);
        Assert.StartsWith("<!DOCTYPE html>", File.ReadAllText(Export(Path.Combine(folder, "all.HTML")).With("Job", job.Name).Succeed().Files().Single().FullName), StringComparison.Ordinal);

        Export(picture.FullName).With("Job", job.Name).Fail("ChartFileExists");
        Assert.DoesNotContain("accuracy", File.ReadAllText(Export(picture.FullName).With("Job", job.Name).With("Force").With("Name", new[] { "loss" }).Succeed().Files().Single().FullName), StringComparison.Ordinal);
        Export(Path.Combine(folder, "all.png")).With("Job", job.Name).Fail("ChartFormatUnknown");
        Export(Path.Combine(folder, "none.svg")).With("Job", Ended("silent", "true").Name).Fail("NoMetric");
        Assert.Equal(["all.HTML", "all.svg"], Directory.GetFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Export_WhatIf_WritesNothing()
    {
        var result = Export(Path.Combine(service.Folder, "never", "x.svg")).With("Job", Ended("whatif", Trains).Name).With("WhatIf").Succeed();

        Assert.Empty(result.Output);
        Assert.Contains("Draw 2 metrics of 'whatif'", Assert.Single(result.WhatIf));
        Assert.False(Directory.Exists(Path.Combine(service.Folder, "never")));
    }

    [Fact]
    public void Wait_ShowsHowFarTheJobIs_AndHowLongItTakes()
    {
        var job = TestJobs.Submit(service, "far", "echo 'epoch 1/4 loss=1'; sleep 1; echo 'epoch 2/4 loss=1'; sleep 1000");
        var shown = Enumerable.Range(0, MostLooks).SelectMany(_ => Progress()).First(record => record.StatusDescription.Contains("epoch 2 of 4", StringComparison.Ordinal));

        Assert.StartsWith("far: 1 running, epoch 2 of 4; ", shown.StatusDescription, StringComparison.Ordinal);
        Assert.Equal(50, shown.PercentComplete);
        Assert.InRange(shown.SecondsRemaining, 0, 3600);
        new CmdletRun<StopBatchAiJobCommand>().With("Context", service.Context).Pipe(job).Succeed();

        // As long as it takes on a busy machine: each waits a while, and gives up.
        IEnumerable<System.Management.Automation.ProgressRecord> Progress() =>
            new CmdletRun<WaitBatchAiJobCommand>().With("Context", service.Context).With("Name", "far").With("Timeout", TimeSpan.FromSeconds(5)).Run().Progress;
    }

    [Fact]
    public void Watch_ShowsHowFarTheJobIs()
    {
        // What is shown right after something else is not shown, so the line comes well after the job's wait in the queue.
        var job = TestJobs.Submit(service, "watched", "sleep 2; echo 'epoch 3/4 loss=1'");
        var progress = new CmdletRun<WatchBatchAiJobOutputCommand>().With("Context", service.Context).Pipe(job).Succeed().Progress;

        Assert.Contains(progress, record => record.StatusDescription == "epoch 3 of 4" && record.PercentComplete == 75);
    }

    private static List<string> Names(CmdletRun<GetBatchAiJobMetricCommand> run) => [.. run.Succeed().Output.Cast<Metric>().Select(metric => metric.Name)];

    private CmdletRun<GetBatchAiJobMetricCommand> Get() => new CmdletRun<GetBatchAiJobMetricCommand>().With("Context", service.Context);

    private CmdletRun<ShowBatchAiJobMetricCommand> Show(string name) => new CmdletRun<ShowBatchAiJobMetricCommand>().With("Context", service.Context).With("Name", new[] { name });

    private CmdletRun<ExportBatchAiJobMetricCommand> Export(string path) => new CmdletRun<ExportBatchAiJobMetricCommand>().With("Context", service.Context).With("Path", path);

    private Job Ended(string name, string command)
    {
        var job = TestJobs.Submit(service, name, command);
        new CmdletRun<WaitBatchAiJobCommand>().With("Context", service.Context).Pipe(job).Succeed();
        return job;
    }
}
