using System.Diagnostics;

namespace BatchAi.Pipeline;

/// <summary>Waits for jobs, all at once, and tells how they fare meanwhile.</summary>
/// <param name="work">Where it tells it, and what it asks.</param>
/// <param name="options">How it waits.</param>
internal sealed class JobWait(CommandWork work, JobWaitOptions options)
{
    private const int FewJobs = 32;
    private const int ActivityId = 0x0BA7;

    private static readonly TimeSpan FirstLook = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestLook = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestLookHere = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Reminder = TimeSpan.FromMinutes(5);

    private readonly Dictionary<ResourcePath, Job?> _waiting = [];
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private readonly ProgressReporter _progress = new(work.Output.WriteProgress, "Waiting for jobs", ActivityId);
    private TimeSpan _nextReminder = Reminder;
    private int _ended;

    /// <summary>Waits until they have ended, or one of them when that is enough, or the time is over.</summary>
    /// <param name="jobs">The jobs.</param>
    internal async Task RunAsync(IEnumerable<ResourcePath> jobs)
    {
        foreach (var job in jobs) _waiting[job] = null;
        var count = _waiting.Count;
        using var progress = new JobProgressLook(work);
        try
        {
            var began = _watch.Elapsed;
            for (var look = FirstLook; await LookAsync() && !IsEnough; look = Longer(look))
            {
                await ShowProgressAsync(progress, count);
                Remind();
                if (options.Timeout - _watch.Elapsed is { } left && left <= TimeSpan.Zero)
                {
                    foreach (var late in _waiting) work.Output.WriteError(Errors.Of(JobErrors.TimedOut(late.Key, late.Value?.ExecutionState, options.Timeout!.Value), late.Key.ToString()));
                    return;
                }

                var pause = Pause(look, _watch.Elapsed - began);
                await Task.Delay(options.Timeout - _watch.Elapsed is { } rest && rest < pause ? rest : pause, work.StopToken);
                began = _watch.Elapsed;
            }
        }
        finally
        {
            if (!work.StopToken.IsCancellationRequested) _progress.Complete();
        }
    }

    private bool IsEnough => options.IsAnyEnough && _ended > 0;

    private async Task<bool> LookAsync()
    {
        foreach (var jobs in _waiting.Keys.GroupBy(job => job.Parent!).Select(jobs => jobs.ToList()).ToList())
        {
            if (!IsEnough) await (jobs.Count > FewJobs ? ListAsync(jobs) : AskAsync(jobs));
        }

        return _waiting.Count > 0;
    }

    private Task AskAsync(IReadOnlyList<ResourcePath> jobs) => Each.AskAsync(
        jobs,
        job => work.Client.Compute().Jobs.GetAsync(job, work.StopToken),
        (path, job) =>
        {
            if (!IsEnough) Take(path, job);
        },
        (path, error) =>
        {
            _waiting.Remove(path);
            work.Output.WriteError(Errors.Of(error, path.ToString()));
        },
        work.StopToken);

    // Many are found in the list of their experiment, or of their group; those that are not in it are asked for by name.
    private async Task ListAsync(List<ResourcePath> jobs)
    {
        var experiment = jobs[0].Parent!;
        var groups = jobs.Select(job => _waiting[job]?.Group).Distinct(StringComparer.OrdinalIgnoreCase).Take(2).ToList();
        var group = groups.Count == 1 ? groups[0] : null;
        var missing = new HashSet<ResourcePath>(jobs);
        var client = work.Client.Compute().Jobs;
        await Pages.ForAllAsync(
            next => group is null ? client.ListAsync(experiment, next, work.StopToken) : client.ListGroupAsync(experiment, group, next, work.StopToken),
            job =>
            {
                var path = experiment.Child(ResourceKind.Job, job.Name);
                if (!IsEnough && missing.Remove(path)) Take(path, job);
                return Task.CompletedTask;
            },
            work.StopToken);
        if (!IsEnough) await AskAsync([.. missing]);
    }

    private void Take(ResourcePath path, Job job)
    {
        var before = _waiting[path]?.ExecutionState;
        _waiting[path] = job;
        if (job.ExecutionState != before) Tell(job);
        if (!IsOver(job)) return;
        _waiting.Remove(path);
        _ended++;
        if (options.WritesEnds) work.Output.Write(job);
        if (options.FailsWithJob && job.ExecutionState != "succeeded") work.Output.WriteError(Errors.Of(JobErrors.Failed(job), job));
    }

    private void Tell(Job job)
    {
        var why = job.WaitReason is { Length: > 0 } reason ? $": {reason}" : "";
        work.Output.WriteInformation($"{job.Name} is {job.ExecutionState}{why}");
        if (options.WritesStates && !IsOver(job)) work.Output.Write(job);
    }

    // In parts of jobs where their output tells how far they are, else in jobs.
    private async Task ShowProgressAsync(JobProgressLook look, int count)
    {
        var running = _waiting.Where(one => one.Value?.ExecutionState == "running").Select(one => one.Key).ToList();
        await look.LookAsync(running);
        var progress = look.Sum(running, _ended, count);
        var what = progress?.What is { Length: > 0 } words ? $", {words}" : "";
        var done = progress?.Fraction is { } fraction ? (long)(fraction * ProgressReporter.Whole) : ProgressReporter.Whole * _ended / count;
        _progress.Report($"{Describe()}{what}; {Durations.Describe(_watch.Elapsed)}", done, ProgressReporter.Whole, progress?.Left);
    }

    private void Remind()
    {
        if (_watch.Elapsed < _nextReminder) return;
        _nextReminder += Reminder;
        work.Output.WriteInformation($"Waiting for {Durations.Describe(_watch.Elapsed)}: {Describe()}");
        if (!options.WritesStates) return;
        foreach (var job in _waiting.Values.OfType<Job>()) work.Output.Write(job);
    }

    private string Describe()
    {
        var states = _waiting.Values.GroupBy(job => job?.ExecutionState ?? "unknown").Select(jobs => $"{jobs.Count()} {jobs.Key}");
        var one = _waiting.Count == 1 ? _waiting.Keys.First().Name + ": " : "";
        return one + string.Join(", ", _ended > 0 ? states.Append($"{_ended} ended") : states);
    }

    private TimeSpan Longer(TimeSpan look)
    {
        var longest = work.Client.Connection.Kind == ConnectionKind.Local ? LongestLookHere : LongestLook;
        var longer = TimeSpan.FromTicks(look.Ticks * 3 / 2);
        return longer < longest ? longer : longest;
    }

    // A look at very many takes its time; the service has other things to do, too.
    private static TimeSpan Pause(TimeSpan look, TimeSpan took) => TimeSpan.FromTicks(Math.Max(look.Ticks, took.Ticks * 3));

    private static bool IsOver(Job job) => job.ExecutionState is "succeeded" or "failed";
}
