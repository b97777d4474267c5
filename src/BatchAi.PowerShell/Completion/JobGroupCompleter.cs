using BatchAi.Connections;

namespace BatchAi.Completion;

/// <summary>Completes names of groups of jobs: of those that the first jobs of the experiment are in.</summary>
public sealed class JobGroupCompleter : CachedCompleter
{
    private protected override string KeyOf(CompletionRequest request) => $"{request.Context?.Endpoint}|{request.Experiment}";

    private protected override async Task<IReadOnlyList<Candidate>> ListAsync(CompletionRequest request, CancellationToken cancellationToken)
    {
        if (request.Context is not { } context || Sessions.TryGetClient(context) is not { } client || request.Experiment is not { } experiment) return [];
        var page = await client.Compute().Jobs.ListAsync(experiment, null, cancellationToken);
        return [.. page.Items.Where(job => job.Group is not null).GroupBy(job => job.Group!).Select(jobs => new Candidate(jobs.Key, jobs.Count() == 1 ? "1 job" : $"{jobs.Count()} jobs"))];
    }
}
