using System.Management.Automation;
using BatchAi.Parameters;

namespace BatchAi.Files;

/// <summary>The output directories of a job that are meant.</summary>
internal static class JobDirectories
{
    /// <summary>The one that every job has.</summary>
    internal const string Standard = "stdouterr";

    /// <summary>
    /// Does something in each directory; what goes wrong in one is its error alone. A file that is in one of several is
    /// not missed in the others.
    /// </summary>
    /// <param name="directories">The ids.</param>
    /// <param name="writeError">Takes errors.</param>
    /// <param name="work">What is done; throws <c>JobFileNotFound</c> where a file is not.</param>
    internal static async Task ForEachAsync(IReadOnlyList<string> directories, Action<ErrorRecord> writeError, Func<string, Task> work)
    {
        var missing = new List<ErrorRecord>();
        foreach (var directory in directories)
        {
            try
            {
                await work(directory);
            }
            catch (BatchAiException error) when (error.Code == JobFileErrors.JobFileNotFound)
            {
                missing.Add(Errors.Of(error, directory));
            }
            catch (BatchAiException error)
            {
                writeError(Errors.Of(error, directory));
            }
        }

        if (missing.Count == directories.Count) missing.ForEach(writeError);
    }

    /// <summary>Finds their ids.</summary>
    /// <param name="client">The connection.</param>
    /// <param name="job">The job.</param>
    /// <param name="names">Ids, with wildcards or without; null for all.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    internal static async Task<IReadOnlyList<string>> FindAsync(IBatchAiClient client, ResourcePath job, string[]? names, CancellationToken cancellationToken)
    {
        if (names is not null && !names.Any(WildcardPattern.ContainsWildcardCharacters)) return names.Select(WildcardPattern.Unescape).Distinct().ToList();
        var outputs = (await client.Compute().Jobs.GetAsync(job, cancellationToken)).OutputDirectory ?? [];
        var all = outputs.Select(output => output.Id).Prepend(Standard);
        if (names is null) return all.ToList();
        var patterns = names.Select(Pattern.Of).ToList();
        return all.Where(id => patterns.Exists(pattern => pattern.IsMatch(id))).ToList();
    }
}
