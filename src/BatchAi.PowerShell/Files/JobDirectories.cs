using System.Management.Automation;
using BatchAi.Parameters;

namespace BatchAi.Files;

/// <summary>The output directories of a job that are meant.</summary>
internal static class JobDirectories
{
    /// <summary>The one that every job has.</summary>
    internal const string Standard = "stdouterr";

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
