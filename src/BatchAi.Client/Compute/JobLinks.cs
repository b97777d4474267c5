namespace BatchAi.Client.Compute;

/// <summary>Links to the files of one folder of a job: got for all of them at once, and kept for a while.</summary>
/// <param name="jobs">What lists files.</param>
/// <param name="job">The job.</param>
/// <param name="query">The folder.</param>
/// <param name="time">The clock.</param>
internal sealed class JobLinks(IJobs jobs, ResourcePath job, JobFileQuery query, TimeProvider time)
{
    private static readonly TimeSpan Age = TimeSpan.FromMinutes(30);

    private readonly object _turn = new();
    private readonly HashSet<string> _given = [];
    private Task<Dictionary<string, Uri>>? _list;
    private long _listed;

    /// <summary>The link to a file. Whoever asks for the same one again gets another: it did not work.</summary>
    /// <param name="name">The file's name.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    internal async Task<Uri> GetAsync(string name, CancellationToken cancellationToken) =>
        (await ListOnceAsync(name, cancellationToken)).TryGetValue(name, out var link) ? link : throw Missing(name);

    private Task<Dictionary<string, Uri>> ListOnceAsync(string name, CancellationToken cancellationToken)
    {
        lock (_turn)
        {
            if (_list is null or { IsFaulted: true } or { IsCanceled: true } || time.GetElapsedTime(_listed) > Age || !_given.Add(name))
            {
                _given.Clear();
                _given.Add(name);
                _listed = time.GetTimestamp();
                _list = ListAsync(cancellationToken);
            }

            return _list;
        }
    }

    private async Task<Dictionary<string, Uri>> ListAsync(CancellationToken cancellationToken)
    {
        var links = new Dictionary<string, Uri>();
        string? next = null;
        do
        {
            var page = await jobs.ListFilesAsync(job, query, next, cancellationToken);
            foreach (var file in page.Items.Where(file => file.DownloadUrl is not null)) links[file.Name] = new Uri(file.DownloadUrl!);
            next = page.Next;
        }
        while (next is not null);
        return links;
    }

    private BatchAiException Missing(string name) => new(
        "JobFileNotFound",
        $"The job '{job.Name}' has no file '{(query.Path == "." ? name : $"{query.Path}/{name}")}' in its directory '{query.Directory}', or none that can be linked to.",
        $"List those that are there: Get-BatchAiJobFile -ResourceId {job} -Directory {query.Directory}") { HttpStatus = 404 };
}
