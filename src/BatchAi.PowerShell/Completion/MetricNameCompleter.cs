using BatchAi.Connections;

namespace BatchAi.Completion;

/// <summary>Completes names of metrics: of those that the job tells; where jobs come from the pipeline, of those that the newest of the experiment tell.</summary>
public sealed class MetricNameCompleter : CachedCompleter
{
    private const int Newest = 3;

    private protected override string KeyOf(CompletionRequest request) => $"{request.Context?.Endpoint}|{request.Job ?? request.Experiment}";

    private protected override async Task<IReadOnlyList<Candidate>> ListAsync(CompletionRequest request, CancellationToken cancellationToken)
    {
        if (request.Context is not { } context || Sessions.TryGetClient(context) is not { } client) return [];
        var metrics = new List<Metric>();
        foreach (var job in await JobsAsync(request, client, cancellationToken))
        {
            metrics.AddRange(await client.Compute().JobMetrics.ListAsync(job, new MetricQuery { Points = 1 }, cancellationToken));
        }

        return [.. metrics.GroupBy(metric => metric.Name, StringComparer.OrdinalIgnoreCase).Select(same => Describe(same.First()))];
    }

    private static async Task<IEnumerable<ResourcePath>> JobsAsync(CompletionRequest request, IBatchAiClient client, CancellationToken cancellationToken)
    {
        if (request.Job is { } job) return [job];
        if (request.Experiment is not { } experiment) return [];
        var page = await client.Compute().Jobs.ListAsync(experiment, null, cancellationToken);
        return page.Items.OrderByDescending(found => found.CreationTime).Take(Newest).Select(found => experiment.Child(ResourceKind.Job, found.Name));
    }

    private static Candidate Describe(Metric metric) => new(metric.Name, FormattableString.Invariant($"{metric.Value}{metric.Unit} in {metric.JobName}"));
}
