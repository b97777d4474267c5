namespace BatchAi.Files;

/// <summary>An output directory of a job.</summary>
/// <param name="jobs">What lists files.</param>
/// <param name="job">The job.</param>
/// <param name="directory">The id of the output directory.</param>
/// <param name="validity">How long links work.</param>
/// <param name="cancellationToken">Ends the waiting.</param>
internal sealed class JobTree(IJobs jobs, ResourcePath job, string directory, TimeSpan validity, CancellationToken cancellationToken) : ITree<JobFile>
{
    public async Task ForEachAsync(string folder, Func<JobFile, Task> use)
    {
        var query = new JobFileQuery { Directory = directory, Path = folder.Length == 0 ? "." : folder, LinkValidity = validity };
        string? next = null;
        do
        {
            cancellationToken.ThrowIfCancellationRequested();
            var page = await jobs.ListFilesAsync(job, query, next, cancellationToken);
            foreach (var item in page.Items) await use(item);
            next = page.Next;
        }
        while (next is not null);
    }

    public string PathOf(JobFile item) => item.Path ?? item.Name;

    public bool IsDirectory(JobFile item) => item.IsDirectory;

    public BatchAiException NotFound(string path) => JobFileErrors.NotFound(job, directory, path);
}
