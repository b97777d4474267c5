using System.Collections;
using System.Text;
using BatchAi.Isolation;

namespace BatchAi.Pipeline;

/// <summary>Submits copies of jobs: into the same groups, and with the same values of sweeps.</summary>
/// <param name="work">Where it writes to, and what it sends with.</param>
/// <param name="secrets">The values of secrets, which no service tells.</param>
internal sealed class CopySubmission(CommandWork work, IDictionary? secrets)
{
    private const int SliceSize = 500;

    private readonly JobSubmission _jobs = new(work);
    private readonly IJobConfigReader _reader = CoreParts.Default.JobConfigReader();

    /// <summary>Submits them, and writes each.</summary>
    /// <param name="copies">The copies.</param>
    internal async Task RunAsync(IReadOnlyList<JobCopy> copies)
    {
        var sending = new BulkSubmission(work, copies.Count, work.Output.Write);
        try
        {
            foreach (var some in copies.GroupBy(copy => (copy.Path.Parent, copy.Original.Job.Group, copy.Original.Job.GroupLimit)).Select(some => some.ToList()))
            {
                for (var start = 0; start < some.Count; start += SliceSize) await SendAsync(some.Skip(start).Take(SliceSize).ToList(), sending);
            }
        }
        finally
        {
            sending.Complete();
        }
    }

    private async Task SendAsync(List<JobCopy> copies, BulkSubmission sending)
    {
        var items = new List<JobSubmissionItem>();
        await Each.AskAsync(copies, ReadAsync, (_, item) => items.Add(item), Report, work.StopToken);
        var job = copies[0].Original.Job;
        if (items.Count > 0) await sending.SendAsync(copies[0].Path.Parent!, items, job.Group is { } group ? new JobGroup(group, job.GroupLimit) : null);

        void Report(JobCopy copy, BatchAiException error)
        {
            sending.Skip();
            work.Output.WriteError(Errors.Of(error, copy.Original.Path.ToString()));
        }
    }

    private async Task<JobSubmissionItem> ReadAsync(JobCopy copy)
    {
        var (path, job) = copy.Original;
        var missing = (job.SecretName ?? []).Where(name => secrets?.Contains(name) != true).ToList();
        if (missing.Count > 0) throw JobErrors.NoSecrets(path, missing);
        var json = await work.Client.Compute().Jobs.GetConfigAsync(path, work.StopToken);
        var overlay = new JobOverlay { Secrets = secrets }.ToJson();
        var config = _reader.Read(Encoding.UTF8.GetBytes(json), new JobConfigChanges { Overlay = overlay });
        return await _jobs.ItemAsync(copy.Path, config.IsValid ? config : throw JobErrors.NotAgain(path, config.Faults.First(FaultMessage.IsError)));
    }
}
