using System.Net;
using System.Text;
using BatchAi.Client.Compute;
using BatchAi.Client.Connections;

namespace BatchAi.Client.Tests.Compute;

/// <summary>Metrics from services that read files themselves, and from those that do not.</summary>
public sealed class JobMetricsTests
{
    private static readonly ResourcePath Job = ResourcePath.TryParse("/subscriptions/s/resourceGroups/g/providers/Microsoft.BatchAI/workspaces/w/experiments/e/jobs/j")!;

    [Fact]
    public async Task AServiceThatKnows_IsAsked()
    {
        using var service = new OldService { Metrics = """{"state":"running","metrics":[{"name":"loss","unit":"%","count":2,"axis":"step","last":{"value":"NaN","step":7,"line":2},"points":[{"value":0.5,"step":5,"line":1},{"value":"NaN","step":7,"line":2}]}],"progress":{"what":"step 7","fraction":0.5,"secondsLeft":3}}""" };

        var metric = Assert.Single(await service.Provider().JobMetrics.ListAsync(Job, new MetricQuery { Pattern = "a+b", File = "x y" }, default));

        Assert.Equal(("loss", "j", "%", double.NaN, 7L), (metric.Name, metric.JobName, metric.Unit, metric.Value, metric.Step));
        Assert.Equal([5, 7], metric.Points.Select(point => point.X));
        Assert.Equal("0.1", metric.Parameter!["lr"]);
        Assert.Contains("file=x%20y&pattern=a%2Bb", service.Asked, StringComparison.Ordinal);
        Assert.DoesNotContain("listOutputFiles", service.Asked, StringComparison.Ordinal);
        var progress = (await service.Provider().JobMetrics.GetProgressAsync(Job, default))!;
        Assert.Equal((0.5, TimeSpan.FromSeconds(3), "step 7"), (progress.Fraction, progress.Left, progress.What));
    }

    [Fact]
    public async Task AServiceThatDoesNotKnow_HasItsFilesRead()
    {
        using var service = new OldService();

        var metric = Assert.Single(await service.Provider().JobMetrics.ListAsync(Job, new MetricQuery(), default));

        Assert.Equal(("loss", 0.25, 2L, "stdout.txt", "running"), (metric.Name, metric.Value, metric.Count, metric.File, metric.State));
        Assert.Null(await service.Provider().JobMetrics.GetProgressAsync(Job, default));
        var own = await service.Provider().JobMetrics.ListAsync(Job, new MetricQuery { Pattern = "was (?<old>\\S+)" }, default);
        Assert.Equal(["old"], own.Select(one => one.Name));
        Assert.Equal("InvalidPattern", (await Assert.ThrowsAsync<BatchAiException>(() => service.Provider().JobMetrics.ListAsync(Job, new MetricQuery { Pattern = "(" }, default))).Code);
    }

    [Fact]
    public async Task ARefusal_IsNoReasonToReadFiles()
    {
        using var service = new OldService { Status = HttpStatusCode.BadRequest, Metrics = """{"error":{"code":"OutputDirectoryNotOnMount","message":"No."}}""" };

        var error = await Assert.ThrowsAsync<BatchAiException>(() => service.Provider().JobMetrics.ListAsync(Job, new MetricQuery(), default));

        Assert.Equal("OutputDirectoryNotOnMount", error.Code);
        Assert.DoesNotContain("listOutputFiles", service.Asked, StringComparison.Ordinal);
        Assert.Null(await service.Provider().JobMetrics.GetProgressAsync(Job, default));
    }

    private sealed class OldService : HttpMessageHandler
    {
        private const string NotFound = """{"error":{"code":"NotFound","message":"There is nothing at this path."}}""";

        internal string? Metrics { get; init; }

        internal HttpStatusCode Status { get; init; } = HttpStatusCode.OK;

        internal string Asked { get; private set; } = "";

        internal BatchAiProvider Provider()
        {
            var connection = new Connection(new ConnectionInfo(), new Uri("https://localhost:1"), new FixedToken("token"), "audience", new HttpClient(this, disposeHandler: false), TimeProvider.System);
            return new BatchAiProvider(connection, new Silence());
        }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Asked += request.RequestUri!.AbsoluteUri + "\n";
            return Task.FromResult(request.RequestUri.AbsolutePath switch
            {
                "/file" => Answer(HttpStatusCode.OK, "epoch=1 loss=0.5\nepoch=2 loss=0.25 was 3\nepoch=3 loss=0.12"),
                var path when path.StartsWith("/batchai/v1", StringComparison.Ordinal) => Metrics is null ? Answer(HttpStatusCode.NotFound, NotFound) : Answer(Status, Metrics),
                var path when path.EndsWith("/listOutputFiles", StringComparison.Ordinal) => Answer(HttpStatusCode.OK, """{"value":[{"name":"execution.log","fileType":"file"},{"name":"stdout.txt","fileType":"file","downloadUrl":"https://localhost:1/file","properties":{"contentLength":9}}]}"""),
                _ => Answer(HttpStatusCode.OK, $$$"""{"id":"{{{Job}}}","name":"j","properties":{"executionState":"running","environmentVariables":[{"name":"PARAM_LR","value":"0.1"},{"name":"X","value":"1"}]}}"""),
            });
        }

        private static HttpResponseMessage Answer(HttpStatusCode status, string text) => new(status) { Content = new StringContent(text, Encoding.UTF8, "application/json") };
    }

    private sealed class Silence : IClientObserver
    {
        public void Warn(string message)
        {
            // Nobody hears it.
        }

        public void Trace(string message)
        {
            // Nobody hears it.
        }
    }
}
