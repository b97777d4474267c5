using BatchAi.Files;
using BatchAi.Pipeline;

namespace BatchAi.Completion;

/// <summary>Completes paths of files that a job wrote, folder by folder. Where no output directory is named, those of all are offered.</summary>
public sealed class JobFileCompleter : FolderCompleter
{
    private protected override string PlaceOf(CompletionRequest request) => $"{request.Job}|{string.Join("|", DirectoriesOf(request) ?? [])}";

    private protected override async Task<IReadOnlyList<Candidate>> ListAsync(IBatchAiClient client, CompletionRequest request, string folder, CancellationToken cancellationToken)
    {
        if (request.Job is not { } job) return [];
        var jobs = client.Compute().Jobs;
        var directories = await JobDirectories.FindAsync(client, job, DirectoriesOf(request), cancellationToken);
        var found = new List<Candidate>();
        foreach (var directory in directories)
        {
            var query = new JobFileQuery { Directory = directory, Path = folder.Length == 0 ? "." : folder };
            var page = await jobs.ListFilesAsync(job, query, null, cancellationToken);
            found.AddRange(page.Items.Select(file => CandidateOf(file.Path ?? file.Name, file.IsDirectory, $"{directory}, {ByteSize.Words(file.Length ?? 0)}")));
        }

        return found;
    }

    // Watching has a directory when none is named; listing has all.
    private static string[]? DirectoriesOf(CompletionRequest request) => request.Bound["Directory"] switch
    {
        string name => [name],
        object[] names => names.Select(name => $"{name}").ToArray(),
        _ => request.CommandName.StartsWith("Watch-", StringComparison.OrdinalIgnoreCase) ? [JobDirectories.Standard] : null,
    };
}
