using System.Net;
using System.Text.Json.Nodes;
using BatchAi.Service.Tests.Api.Support;

namespace BatchAi.Service.Tests.Api;

public sealed class JobMetricTests(ServiceFixture fixture) : IClassFixture<ServiceFixture>
{
    private const string Account = Calls.Subscription + "/resourceGroups/default/providers/Microsoft.Storage/storageAccounts/metric";

    private TestService Service => fixture.Service;

    [Fact]
    public async Task Metrics_OfTheOutput_AreTold()
    {
        var job = await MakeJobAsync("figures");
        await WriteAsync(job, "stdout.txt", "Epoch 1/4\n - 1s - loss: 0.5 - acc: 0.5\nEpoch 2/4\n - 1s - loss: 0.25 - acc: nan\nEpoch 3/4\n - 1s - loss: 0.375 - acc: 0.75\n");
        await WriteAsync(job, "stderr.txt", "Final Results: Minibatch[1-25]: errs = 4.00% * 500\nloss = 7\n");
        await WriteAsync(job, "stdout-job_prep.txt", "setup_loss=9\n");
        await WriteAsync(job, "execution.log", "log_loss=9\n");

        var report = await MetricsAsync(job);

        Assert.Equal("running", (string?)report["state"]);
        Assert.Equal((0.75, "epoch 3 of 4"), ((double)report["progress"]!["fraction"]!, (string?)report["progress"]!["what"]));
        Assert.Equal(["loss", "acc", "test_errs"], report["metrics"]!.AsArray().Select(metric => (string?)metric!["name"]));
        var loss = report["metrics"]![0]!;
        Assert.Equal((3, "stdout.txt", "epoch"), ((int)loss["count"]!, (string?)loss["file"], (string?)loss["axis"]));
        Assert.Equal([0.5, 0.375, 0.25, 0.5], new[] { "first", "last", "minimum", "maximum" }.Select(which => (double)loss[which]!["value"]!));
        Assert.Equal([0.5, 0.25, 0.375], loss["points"]!.AsArray().Select(point => (double)point!["value"]!));
        Assert.Equal((2, 2.0, 4), ((int)loss["points"]![1]!["epoch"]!, (double)loss["points"]![1]!["epochsDone"]!, (int)loss["points"]![1]!["line"]!));
        Assert.Equal("NaN", (string?)report["metrics"]![1]!["points"]![1]!["value"]);
        Assert.Equal(("%", 4.0), ((string?)report["metrics"]![2]!["unit"], (double)report["metrics"]![2]!["last"]!["value"]!));
    }

    [Fact]
    public async Task Metrics_BeforeAnythingWasWritten_AreNone()
    {
        var report = await MetricsAsync(await MakeJobAsync("early"));

        Assert.Empty(report["metrics"]!.AsArray());
        Assert.Null(report["progress"]);
    }

    [Fact]
    public async Task Metrics_OfAFileThatGrows_GrowWithIt()
    {
        var job = await MakeJobAsync("growing");
        await WriteAsync(job, "stdout.txt", "epoch=1/4 loss=0.5\nepoch=2/4 loss=0.2");
        Assert.Equal((1, 0.5), CountOf(await MetricsAsync(job)));

        await WriteAsync(job, "stdout.txt", "5\nepoch=3/4 loss=0.125\nepoch=4/4 lo");
        Assert.Equal((3, 0.125), CountOf(await MetricsAsync(job)));
        Assert.Equal((3, 0.125), CountOf(await MetricsAsync(job)));

        // Somebody wrote it anew.
        await File.WriteAllTextAsync(Path.Combine(FolderOf(job), "stdout.txt"), "loss=7\n");
        Assert.Equal((1, 7), CountOf(await MetricsAsync(job)));
    }

    [Fact]
    public async Task Metrics_OfAJobThatHasEnded_HaveTheLastLineToo()
    {
        await using var service = await TestService.StartAsync();
        var job = await MakeJobAsync("ended", service);
        await WriteAsync(job, "stdout.txt", "epoch=1/2 loss=0.5\nepoch=2/2 loss=0.25", service);
        Assert.Equal((1, 0.5), CountOf(await MetricsAsync(job, service: service)));

        service.Engine!.FinishAll();
        await service.Engine.Told;

        var report = await MetricsAsync(job, service: service);
        Assert.Equal((2, 0.25), CountOf(report));
        Assert.Equal(("succeeded", 1.0, null), ((string?)report["state"], (double)report["progress"]!["fraction"]!, (double?)report["progress"]!["secondsLeft"]));
    }

    [Fact]
    public async Task Progress_TellsTheTimeThatIsLeft()
    {
        await using var service = await TestService.StartAsync();
        var job = await MakeJobAsync("timed", service);
        await WriteAsync(job, "stdout.txt", "Finished Epoch[1 of 4]: [Training] loss = 0.5 * 10\n", service);
        File.SetLastWriteTimeUtc(Path.Combine(FolderOf(job, service), "stdout.txt"), service.Time.GetUtcNow().UtcDateTime.AddSeconds(20));
        service.Time.Advance(TimeSpan.FromSeconds(30));

        var progress = (await MetricsAsync(job, service: service))["progress"]!;

        Assert.Equal(0.25, (double)progress["fraction"]!);
        Assert.Equal(50, (double)progress["secondsLeft"]!, 1);
    }

    [Theory]
    [InlineData("name=LOSS", "loss")]
    [InlineData("name=val_*,loss", "loss val_loss val_acc")]
    [InlineData("name=nothing", "")]
    [InlineData("pattern=(%3F%3Cname%3E%5Cw%2Bacc)%3A%20(%3F%3Cvalue%3E%5CS%2B)", "val_acc")]
    [InlineData("pattern=val_loss%3A%20(%3F%3Cheld_out%3E%5CS%2B)", "held_out")]
    [InlineData("file=stdout.txt", "loss acc val_loss val_acc")]
    [InlineData("directory=OUT&file=logs/train.log", "psnr")]
    [InlineData("directory=OUT", "mse")]
    public async Task Metrics_AreThoseThatAreAskedFor(string query, string expected)
    {
        var job = await MakeJobAsync("chosen-" + query.GetHashCode(StringComparison.Ordinal).ToString("x8", null));
        await WriteAsync(job, "stdout.txt", " - 1s - loss: 0.5 - acc: 0.5 - val_loss: 0.5 - val_acc: 0.5\n");
        await WriteAsync(job, "../outputs/logs/train.log", "psnr=31\n");
        await WriteAsync(job, "../outputs/all.csv", "epoch,mse\n1,0.5\n");

        var report = await MetricsAsync(job, query);

        Assert.Equal(expected, string.Join(' ', report["metrics"]!.AsArray().Select(metric => (string?)metric!["name"])));
    }

    [Theory]
    [InlineData("pattern=(%3F%3Closs%3E", "InvalidPattern", "pattern", "offset 8")]
    [InlineData("pattern=loss", "InvalidPattern", "pattern", "named group")]
    [InlineData("pattern=%00", "InvalidParameter", "pattern", "pattern")]
    [InlineData("points=-1", "InvalidParameter", "points", "0 to 2000")]
    [InlineData("points=2001", "InvalidParameter", "points", "0 to 2000")]
    [InlineData("points=x", "InvalidParameter", "points", "0 to 2000")]
    [InlineData("name=a&name=b", "InvalidParameter", "name", "more than once")]
    [InlineData("file=%00", "InvalidParameter", "file", "file")]
    public async Task AWrongOption_IsRefused(string query, string code, string target, string words)
    {
        var job = await MakeJobAsync("wrong");

        using var answer = await Service.SendAsync(HttpMethod.Get, $"/batchai/v1{job}/metrics?{query}", version: "");

        var error = await answer.RefusedAsync(HttpStatusCode.BadRequest, code);
        Assert.Equal(target, (string?)error["target"]);
        Assert.Contains(words, (string?)error["message"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("file=none.txt", "OutputFileNotFound")]
    [InlineData("file=..%2F..%2Fsecret.txt", "OutputFileNotFound")]
    [InlineData("file=%2Fetc%2Fpasswd", "OutputFileNotFound")]
    [InlineData("file=leak.txt", "OutputFileNotFound")]
    [InlineData("file=.", "OutputFileNotFound")]
    [InlineData("directory=NONE", "OutputDirectoryNotFound")]
    public async Task WhatIsNotThere_IsNotFound(string query, string code)
    {
        var job = await MakeJobAsync("missing");
        var secret = Path.Combine(Service.Root.Path, "secret.txt");
        await File.WriteAllTextAsync(secret, "loss=4711\n");
        var link = new FileInfo(Path.Combine(FolderOf(job), "leak.txt"));
        if (!link.Exists) link.CreateAsSymbolicLink(secret);

        using var answer = await Service.SendAsync(HttpMethod.Get, $"/batchai/v1{job}/metrics?{query}", version: "");

        await answer.RefusedAsync(HttpStatusCode.NotFound, code);
    }

    [Fact]
    public async Task OutputOnNoMount_IsRefusedAsItsListIs()
    {
        await Service.FollowAsync(await Service.PutAsync(Calls.Experiment + "/jobs/nowhere", Bodies.Job()));

        using var answer = await Service.SendAsync(HttpMethod.Get, $"/batchai/v1{Calls.Experiment}/jobs/nowhere/metrics", version: "");

        await answer.RefusedAsync(HttpStatusCode.BadRequest, "OutputDirectoryNotOnMount");
    }

    [Fact]
    public async Task AJobThatIsNotThere_IsNotFound()
    {
        using var answer = await Service.SendAsync(HttpMethod.Get, $"/batchai/v1{Calls.Experiment}/jobs/nobody/metrics", version: "");

        await answer.RefusedAsync(HttpStatusCode.NotFound, "JobNotFound");
    }

    [Fact]
    public async Task Strangers_AreTurnedAway()
    {
        using var answer = await Service.Anonymous.GetAsync(new Uri($"/batchai/v1{Calls.Experiment}/jobs/nobody/metrics", UriKind.Relative));

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task ManyWhoAskAtOnce_GetTheSame()
    {
        var job = await MakeJobAsync("crowd");
        await WriteAsync(job, "stdout.txt", string.Concat(Enumerable.Range(1, 20_000).Select(step => $"step={step} loss={step}\n")));

        var reports = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => MetricsAsync(job, "points=10")));

        Assert.All(reports, report => Assert.Equal((20_000, 20_000), CountOf(report)));
        Assert.All(reports, report => Assert.InRange(report["metrics"]![0]!["points"]!.AsArray().Count, 5, 10));
    }

    private async Task<JsonNode> MetricsAsync(string job, string query = "", TestService? service = null) =>
        await (await (service ?? Service).SendAsync(HttpMethod.Get, $"/batchai/v1{job}/metrics{(query.Length == 0 ? "" : "?" + query)}", version: "")).ReadAsync();

    private static (int Count, double Last) CountOf(JsonNode report) => ((int)report["metrics"]![0]!["count"]!, (double)report["metrics"]![0]!["last"]!["value"]!);

    private async Task<string> MakeJobAsync(string name, TestService? of = null)
    {
        var service = of ?? Service;
        var path = $"{Calls.Experiment}/jobs/{name}";
        await (await service.PutAsync(Account, Bodies.Account)).ReadAsync();
        (await service.PutAsync(Account + "/fileServices/default/shares/logs", "{}")).Dispose();
        (await service.PutAsync(path, """
            {"properties":{"cluster":{"id":"CLUSTER"},"nodeCount":1,"stdOutErrPathPrefix":"$AZ_BATCHAI_JOB_MOUNT_ROOT/logs",
             "outputDirectories":[{"id":"OUT","pathPrefix":"$AZ_BATCHAI_JOB_MOUNT_ROOT/logs"}],"customToolkitSettings":{"commandLine":"true"},
             "mountVolumes":{"azureFileShares":[{"accountName":"metric","azureFileUrl":"https://metric.file.core.windows.net/logs","relativeMountPath":"logs","credentials":{}}]}}}
            """.Replace("CLUSTER", Calls.Cluster, StringComparison.Ordinal))).Dispose();
        await service.Engine!.Told;
        var segment = (string)(await service.ReadAsync(path))["properties"]!["jobOutputDirectoryPathSegment"]!;
        Directory.CreateDirectory(FolderOf(path, service, segment));
        return path;
    }

    private string FolderOf(string job, TestService? service = null, string? segment = null)
    {
        segment ??= Directory.EnumerateDirectories(Share(service), "stdouterr", SearchOption.AllDirectories).Select(folder => Path.GetRelativePath(Share(service), folder)).Single(folder => folder.Contains($"/jobs/{job.Split('/')[^1]}/", StringComparison.Ordinal));
        return Path.Combine(Share(service), segment, segment.EndsWith("stdouterr", StringComparison.Ordinal) ? "" : "stdouterr");
    }

    private string Share(TestService? service) => (service ?? Service).Root.Share("metric", "logs");

    private async Task WriteAsync(string job, string file, string text, TestService? service = null)
    {
        var path = Path.GetFullPath(Path.Combine(FolderOf(job, service), file));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.AppendAllTextAsync(path, text);
    }
}
