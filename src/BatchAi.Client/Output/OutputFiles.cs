namespace BatchAi.Client.Output;

/// <summary>The files of a job that are followed: those that are there, and their links.</summary>
/// <param name="jobs">What lists files.</param>
/// <param name="job">The job.</param>
/// <param name="query">Which files.</param>
/// <param name="time">The clock.</param>
internal sealed class OutputFiles(IJobs jobs, ResourcePath job, OutputQuery query, TimeProvider time)
{
    private static readonly TimeSpan Validity = TimeSpan.FromMinutes(60);
    private static readonly TimeSpan Renewal = TimeSpan.FromMinutes(30);

    private readonly Dictionary<string, FollowedLink> _known = [];
    private readonly List<FollowedLink> _new = [];
    private long? _listed;

    /// <summary>Whether a list may tell something new: not all are there yet, or links grow old.</summary>
    internal bool AreOpen => Missing.Any() || query.Names.Any(name => name.Literal is null) || _listed is not { } listed || time.GetElapsedTime(listed) > Renewal;

    /// <summary>The files that are asked for by name and are not there.</summary>
    internal IEnumerable<string> Missing => query.Names.Where(name => name.Literal is not null).Select(name => PathOf(name.Folder, name.Literal!)).Where(path => !_known.ContainsKey(path));

    /// <summary>Lists them, and renews all links.</summary>
    internal async Task ListAsync(CancellationToken cancellationToken)
    {
        var listed = time.GetTimestamp();
        foreach (var folder in query.Names.Select(name => name.Folder).Distinct()) await ListAsync(folder, cancellationToken);
        _listed = listed;
    }

    /// <summary>Gives those that were found since the last time, whoever had them listed.</summary>
    internal IReadOnlyList<FollowedLink> TakeNew()
    {
        var found = _new.ToList();
        _new.Clear();
        return found;
    }

    private async Task ListAsync(string folder, CancellationToken cancellationToken)
    {
        var files = new JobFileQuery { Directory = query.Directory, Path = folder, LinkValidity = Validity };
        string? next = null;
        do
        {
            var page = await jobs.ListFilesAsync(job, files, next, cancellationToken);
            foreach (var file in page.Items.Where(file => !file.IsDirectory && file.DownloadUrl is not null)) Take(folder, file);
            next = page.Next;
        }
        while (next is not null);
    }

    private void Take(string folder, JobFile file)
    {
        if (!query.Names.Any(name => name.Folder == folder && name.Matches(file.Name))) return;
        var path = PathOf(folder, file.Name);
        if (!_known.TryGetValue(path, out var link)) _new.Add(_known[path] = link = new FollowedLink(path));
        (link.Url, link.Length) = (new Uri(file.DownloadUrl!), file.Length ?? 0);
    }

    private static string PathOf(string folder, string name) => folder == "." ? name : $"{folder}/{name}";
}
