extern alias client;

using Azure.Core.Pipeline;
using client::BatchAi;
using client::BatchAi.Client.Compute;
using client::BatchAi.Client.Connections;
using client::BatchAi.Client.Http;

namespace BatchAi.Bench.Harness;

/// <summary>The module's client, as far as it submits and removes many jobs.</summary>
internal sealed class BatchClient : IClientObserver
{
    private readonly ManyJobs _jobs;

    internal BatchClient(ServedService service)
    {
        var token = File.ReadAllText(service.Root.Token);
        var pipeline = PipelineFactory.Create(new FixedToken(token), new HttpClientTransport(service.Client), "https://localhost/.default");
        var rest = new RestClient(pipeline, service.Client.BaseAddress!, "2018-05-01", this);
        _jobs = new ManyJobs(new ResourceOperations(rest, new OperationWaiter(rest, TimeProvider.System)));
    }

    /// <summary>Submits jobs; completes when all of them are acknowledged.</summary>
    internal async Task CreateAsync(IReadOnlyList<JobSubmissionItem> jobs)
    {
        var created = 0;
        await _jobs.CreateAsync(Experiment, jobs, new JobGroup("bench", 4), result => created += result.IsNew ? 1 : 0, CancellationToken.None);
        if (created != jobs.Count) throw new InvalidOperationException($"{created} of {jobs.Count} jobs were submitted.");
    }

    /// <summary>Removes jobs; completes when all of them are gone.</summary>
    internal async Task RemoveAsync(IReadOnlyList<JobSubmissionItem> jobs)
    {
        var removed = 0;
        await _jobs.RemoveAsync(Experiment, [.. jobs.Select(job => job.Name)], wait: true, result => removed += result.Error is null ? 1 : 0, CancellationToken.None);
        if (removed != jobs.Count) throw new InvalidOperationException($"{removed} of {jobs.Count} jobs were removed.");
    }

    public void Warn(string message)
    {
        // Nobody reads it here.
    }

    public void Trace(string message)
    {
        // Nobody reads it here.
    }

    private static ResourcePath Experiment => ResourcePath.TryParse(ServiceCalls.Jobs[..ServiceCalls.Jobs.LastIndexOf('/')])!;
}
