using BatchAi.Connections;

namespace BatchAi.Completion;

/// <summary>Completes ids of output directories of a job.</summary>
public sealed class OutputDirectoryCompleter : CachedCompleter
{
    private protected override string KeyOf(CompletionRequest request) => $"{request.Context?.Endpoint}|{request.Job}";

    private protected override async Task<IReadOnlyList<Candidate>> ListAsync(CompletionRequest request, CancellationToken cancellationToken)
    {
        List<Candidate> all = [new Candidate("stdouterr", "standard output and error, and the log of the execution")];
        if (request.Context is { } context && Sessions.TryGetClient(context) is { } client && request.Job is { } job)
        {
            var found = await client.Compute().Jobs.GetAsync(job, cancellationToken);
            all.AddRange((found.OutputDirectory ?? []).Select(output => new Candidate(output.Id, output.PathPrefix)));
        }

        return all;
    }
}
