namespace BatchAi.Client.Compute;

/// <summary>Links to the files of one folder of a job: got for all of them at once, and kept for a while.</summary>
/// <param name="jobs">What lists files.</param>
/// <param name="job">The job.</param>
/// <param name="query">The folder.</param>
/// <param name="time">The clock.</param>
internal sealed class JobLinks(IJobs jobs, ResourcePath job, JobFileQuery query, TimeProvider time)
{
    private static readonly TimeSpan Age = TimeSpan.FromMinutes(30);

    private readonly SemaphoreSlim _turn = new(1);
    private readonly Dictionary<string, (Uri Url, long Got)> _links = [];
    private readonly HashSet<string> _given = [];

    /// <summary>The link to a file. Whoever asks for the same one again gets another: it did not work.</summary>
    /// <param name="name">The file's name.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    internal async Task<Uri> GetAsync(string name, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            var isFresh = _links.TryGetValue(name, out var link) && time.GetElapsedTime(link.Got) < Age;
            if (!isFresh || !_given.Add(name)) await ListAsync(cancellationToken);
            _given.Add(name);
            return _links.TryGetValue(name, out link) ? link.Url : throw Missing(name);
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task ListAsync(CancellationToken cancellationToken)
    {
        _links.Clear();
        _given.Clear();
        string? next = null;
        do
        {
            var got = time.GetTimestamp();
            var page = await jobs.ListFilesAsync(job, query, next, cancellationToken);
            foreach (var file in page.Items.Where(file => file.DownloadUrl is not null)) _links[file.Name] = (new Uri(file.DownloadUrl!), got);
            next = page.Next;
        }
        while (next is not null);
    }

    private BatchAiException Missing(string name) => new(
        "JobFileNotFound",
        $"The job '{job.Name}' has no file '{(query.Path == "." ? name : $"{query.Path}/{name}")}' in its directory '{query.Directory}', or none that can be linked to.",
        $"List those that are there: Get-BatchAiJobFile -ResourceId {job} -Directory {query.Directory}") { HttpStatus = 404 };
}
