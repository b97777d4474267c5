using BatchAi.Core.Execution;
using BatchAi.Core.Wire;
using BatchAi.Service.Engines;

namespace BatchAi.Service.Control.Diagnosis;

/// <summary>Puts what is known of a job into one or two sentences.</summary>
internal static class JobSummary
{
    /// <summary>A job that writes nothing for so long may hang.</summary>
    internal static readonly TimeSpan Silence = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan NearEnd = TimeSpan.FromMinutes(10);

    /// <summary>The sentences.</summary>
    /// <param name="job">The job.</param>
    /// <param name="known">All that is known of it besides.</param>
    /// <param name="end">How it ended, and why.</param>
    /// <param name="now">The time.</param>
    internal static string Of(JobProperties job, JobDiagnosis known, EndAdvice end, DateTimeOffset now) => known.State switch
    {
        JobStates.Queued => Waiting(known),
        JobStates.Running => Running(job, known, now),
        JobStates.Terminating => "The job is being ended.",
        JobStates.Succeeded => $"The job succeeded{After(job)}. {Output(known)}",
        _ => Failed(job, end),
    };

    /// <summary>For how long a running job has written nothing, when that is long; else null.</summary>
    internal static TimeSpan? SilentFor(JobDiagnosis known, DateTimeOffset now)
    {
        var since = known.LastOutputTime > known.StartTime ? known.LastOutputTime : known.StartTime;
        return known.State == JobStates.Running && since is { } last && now - last >= Silence ? now - last : null;
    }

    private static string Waiting(JobDiagnosis known)
    {
        var requeued = known.RequeueCount > 0 ? " It ran before, and went back into the queue." : "";
        var place = known.QueuePosition is { } position && known.Cluster is { } cluster ? $"The job waits at place {position} of the queue of the cluster '{cluster.Name}'." : "The job waits.";
        return $"{place} {known.WaitReason ?? "It is about to start."}{requeued}";
    }

    private static string Running(JobProperties job, JobDiagnosis known, DateTimeOffset now)
    {
        var runs = known.StartTime is { } start ? $"The job has been running for {Amounts.Time(now - start)}." : "The job is being started.";
        if (SilentFor(known, now) is { } silence) return $"{runs} It has written nothing for {Amounts.Time(silence)}: it may hang, or keep its output back (python3 -u does not).";
        if (known.StartTime + job.Constraints?.MaxWallClockTime - now is { } left && left < NearEnd) return $"{runs} Its time limit ends it in {Amounts.Time(left < TimeSpan.Zero ? TimeSpan.Zero : left)}.";
        return $"{runs} Nothing is known to be wrong with it.";
    }

    private static string Output(JobDiagnosis known) => known switch
    {
        { IsListed: true } or { Output: null or { Elsewhere: not null } } => "Nothing is wrong with it.",
        { Output.Root: null } => "Its output lies on no mount of this service: it cannot be listed.",
        _ => "Its output has another path on each node: it cannot be listed.",
    };

    private static string Failed(JobProperties job, EndAdvice end)
    {
        var cause = (end.Cause ?? "nothing is known of its end").TrimEnd('.');
        foreach (var beginning in (string[])["failed: ", "terminated: ", "The specified job has been terminated: ", "The specified job has been "])
        {
            if (cause.StartsWith(beginning, StringComparison.Ordinal)) cause = cause[beginning.Length..];
        }

        if (end.Code == ErrorCodes.JobTerminated) return $"The job was ended{After(job)}: {cause}.";
        var sentences = new List<string> { $"The job failed{After(job)}: {cause}." };
        if (end.Meaning is { } meaning && meaning.StartsWith(cause, StringComparison.OrdinalIgnoreCase)) sentences[0] = $"The job failed{After(job)}: {cause}{meaning[cause.Length..]}";
        else if (end.Meaning is { } more) sentences.Add(more);
        sentences.AddRange(end.Hints.Take(1));
        return string.Join(" ", sentences);
    }

    private static string After(JobProperties job)
    {
        if (job.ExecutionInfo is not { StartTime: { } start, EndTime: { } ended } || ended <= start) return "";
        return ended - start < TimeSpan.FromSeconds(1) ? " within a second" : $" after {Amounts.Time(ended - start)}";
    }
}
