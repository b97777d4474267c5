using System.Text;

namespace BatchAi.Client.Compute;

/// <summary>Cuts long lists of jobs into what fits into one request.</summary>
internal static class JobChunks
{
    /// <summary>How many jobs one request has at the most.</summary>
    internal const int MostJobs = 500;

    // A service reads bodies of up to 4 MiB.
    private const int MostBytes = 3 * 1024 * 1024;
    private const int Frame = 64;

    /// <summary>The jobs in their order, in pieces; a job that is too large for any request is a piece of its own.</summary>
    internal static IEnumerable<IReadOnlyList<JobSubmissionItem>> Split(IEnumerable<JobSubmissionItem> jobs)
    {
        var chunk = new List<JobSubmissionItem>();
        var bytes = 0;
        foreach (var job in jobs)
        {
            var size = Frame + Encoding.UTF8.GetByteCount(job.Name) + Encoding.UTF8.GetByteCount(job.Body);
            if (chunk.Count == MostJobs || (chunk.Count > 0 && bytes + size > MostBytes))
            {
                yield return chunk;
                (chunk, bytes) = ([], 0);
            }

            chunk.Add(job);
            bytes += size;
        }

        if (chunk.Count > 0) yield return chunk;
    }
}
