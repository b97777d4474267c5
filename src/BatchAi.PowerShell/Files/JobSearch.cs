namespace BatchAi.Files;

/// <summary>Looks for files in output directories of a job. Where several are looked through, a path has to be in one of them.</summary>
/// <param name="client">The connection.</param>
/// <param name="job">The job.</param>
/// <param name="validity">How long links work.</param>
/// <param name="cancellationToken">Ends the waiting.</param>
internal sealed class JobSearch(IBatchAiClient client, ResourcePath job, TimeSpan validity, CancellationToken cancellationToken)
{
    private BatchAiException? _missing;
    private bool _hasFound;

    /// <summary>Looks for them.</summary>
    /// <param name="directories">The output directories.</param>
    /// <param name="forEach">Goes through them; what goes wrong with one is its error alone.</param>
    /// <param name="path">A file, a folder or a pattern; null for everything.</param>
    /// <param name="recurse">Whether what is in folders is found, too.</param>
    /// <param name="use">Takes what is found.</param>
    /// <exception cref="BatchAiException"><c>JobFileNotFound</c>: it is in none of them.</exception>
    internal async Task RunAsync(IReadOnlyList<string> directories, Func<IEnumerable<string>, Func<string, Task>, Task> forEach, string? path, bool recurse, Func<JobFile, Task> use)
    {
        await forEach(directories, async directory =>
        {
            try
            {
                await RunAsync(directory, path, recurse, use);
            }
            catch (BatchAiException error) when (directories.Count > 1 && error.Code == JobFileErrors.JobFileNotFound)
            {
                _missing ??= error;
            }
        });
        if (!_hasFound && _missing is not null) throw _missing;
    }

    /// <summary>Looks in one directory.</summary>
    /// <param name="directory">The output directory.</param>
    /// <param name="path">A file, a folder or a pattern; null for everything.</param>
    /// <param name="recurse">Whether what is in folders is found, too.</param>
    /// <param name="use">Takes what is found.</param>
    internal Task RunAsync(string directory, string? path, bool recurse, Func<JobFile, Task> use)
    {
        var tree = new JobTree(client.Compute().Jobs, job, directory, validity, cancellationToken);
        return new TreeWalk<JobFile>(tree).RunAsync(path, recurse, (file, _) =>
        {
            _hasFound = true;
            return use(file);
        });
    }
}
