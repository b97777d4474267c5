namespace BatchAi.Client.Output;

/// <summary>Follows files of one job: looks how the job is, finds its files, and ends when it and they have ended.</summary>
internal sealed class JobFollower : IDisposable
{
    private static readonly TimeSpan ShortestLook = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestLook = TimeSpan.FromSeconds(1);

    private readonly IJobs _jobs;
    private readonly ResourcePath _path;
    private readonly OutputQuery _query;
    private readonly IOutputObserver _observer;
    private readonly HttpClient _http;
    private readonly TimeProvider _time;
    private readonly OutputFiles _files;
    private readonly OutputProgress _progress;
    private readonly List<Task> _followers = [];
    private readonly CancellationTokenSource _jobEnd = new();
    private readonly object _turn = new();
    private Job? _job;
    private long _changed;
    private long? _failing;

    internal JobFollower(IJobs jobs, ResourcePath path, OutputQuery query, IOutputObserver observer, HttpClient http, TimeProvider time)
    {
        (_jobs, _path, _query, _observer, _http, _time) = (jobs, path, query, observer, http, time);
        (_files, _changed) = (new(jobs, path, query, time), time.GetTimestamp());
        _progress = new(time, observer.Progressed);
    }

    /// <summary>Follows them to the end.</summary>
    /// <param name="cancellationToken">Ends it at once.</param>
    /// <returns>The job as it ended.</returns>
    internal async Task<Job> RunAsync(CancellationToken cancellationToken)
    {
        using var all = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            var tail = _query.Tail;
            while (!await LookAsync(tail, all.Token))
            {
                if (_failing is null) tail = null;
                await PauseAsync(all.Token);
            }

            _jobEnd.Cancel();
            await Task.WhenAll(_followers);
            foreach (var path in _files.Missing) Tell(() => _observer.Missed(path));
            return _job!;
        }
        finally
        {
            all.Cancel();
        }
    }

    public void Dispose() => _jobEnd.Dispose();

    /// <summary>How long to wait until the next look: the longer nothing has changed, the longer, so that short jobs end at once.</summary>
    /// <param name="unchanged">How long nothing has changed.</param>
    internal static TimeSpan LookAfter(TimeSpan unchanged)
    {
        var look = TimeSpan.FromTicks(unchanged.Ticks / 20);
        return look < ShortestLook ? ShortestLook : look < LongestLook ? look : LongestLook;
    }

    // What a job wrote before it ended is listed after that was seen.
    private async Task<bool> LookAsync(int? tail, CancellationToken cancellationToken)
    {
        try
        {
            Take(await _jobs.GetAsync(_path, cancellationToken));
            var hasEnded = _job!.ExecutionState is "succeeded" or "failed";
            if (hasEnded || _files.AreOpen) await FindAsync(tail, cancellationToken);
            _failing = null;
            return hasEnded;
        }
        catch (BatchAiException error) when (Outage.IsOne(error))
        {
            Endure(error);
            return false;
        }
    }

    private void Take(Job job)
    {
        var before = _job;
        _job = job;
        if (before?.ExecutionState == job.ExecutionState && before?.WaitReason == job.WaitReason && before?.QueuePosition == job.QueuePosition) return;
        _changed = _time.GetTimestamp();
        Tell(() =>
        {
            _progress.Begin(job.StartTime);
            _observer.Changed(job);
        });
    }

    private async Task FindAsync(int? tail, CancellationToken cancellationToken)
    {
        await _files.ListAsync(cancellationToken);
        foreach (var file in _files.TakeNew())
        {
            Tell(() => _observer.Found(file.Path));
            var host = new FollowHost(new RangeReader(_http), _time, _files.ListAsync, line => Tell(() => Write(line)));
            _followers.Add(new FileFollower(_path, file, _query, host).RunAsync(tail, _jobEnd.Token, cancellationToken));
        }
    }

    private void Write(OutputLine line)
    {
        _observer.Wrote(line);
        _progress.Read(line.File, line.Text);
    }

    private void Endure(BatchAiException error)
    {
        if (_failing is null)
        {
            _failing = _time.GetTimestamp();
            Tell(() => _observer.Warn($"The service does not answer; watching the job '{_path.Name}' goes on as soon as it does."));
        }
        else if (_time.GetElapsedTime(_failing.Value) > FollowMachine.Patience) throw Outage.GivenUp(_path, error);
    }

    private async Task PauseAsync(CancellationToken cancellationToken)
    {
        var pause = _time.Delay(LookAfter(_time.GetElapsedTime(_changed)), cancellationToken);
        var first = await Task.WhenAny([pause, .. _followers]);

        // Before the job's end, a follower stops only when it cannot go on.
        await first;
    }

    private void Tell(Action tell)
    {
        lock (_turn) tell();
    }
}
