using BatchAi.Core.Output;

namespace BatchAi.Client.Output;

/// <summary>Follows one file of a job: does what the machine says, and hands out the lines.</summary>
internal sealed class FileFollower
{
    private readonly ResourcePath _job;
    private readonly FollowedLink _file;
    private readonly FollowHost _host;
    private readonly OutputFileName _name;
    private readonly OutputText _text;
    private readonly string _mark;
    private readonly long _start;
    private FollowMachine _machine = new(0);

    /// <summary>Makes a follower.</summary>
    /// <param name="job">The job.</param>
    /// <param name="file">The file.</param>
    /// <param name="query">What is to happen to the lines.</param>
    /// <param name="host">What the follower needs of the job's.</param>
    internal FileFollower(ResourcePath job, FollowedLink file, OutputQuery query, FollowHost host)
    {
        (_job, _file, _host, _text) = (job, file, host, new OutputText(query));
        _name = OutputFileName.Read(file.Path.Substring(file.Path.LastIndexOf('/') + 1));
        _mark = JobText.Clean(_name.Node is { } node ? $"{node}|{file.Path}" : file.Path, query.IsInBuild, keepColours: false);
        _start = host.Time.GetTimestamp();
    }

    private TimeSpan Now => _host.Time.GetElapsedTime(_start);

    /// <summary>Follows it until the job has ended and all has been read.</summary>
    /// <param name="tail">How many of the lines that are there already are wanted; null for all.</param>
    /// <param name="jobEnd">Tells that the job has ended.</param>
    /// <param name="cancellationToken">Ends the following at once.</param>
    internal async Task RunAsync(int? tail, CancellationToken jobEnd, CancellationToken cancellationToken)
    {
        if (tail is { } lines) _machine = new(await OutputTail.FindAsync(_file.Length, lines, (first, count) => ReadAsync(first, count, cancellationToken)));
        while (true)
        {
            if (jobEnd.IsCancellationRequested) _machine.JobEnded();
            var step = _machine.Next();
            if (step.Action == FollowAction.End) break;
            await TakeAsync(step, jobEnd, cancellationToken);
        }

        Write(_text.Complete());
    }

    private Task TakeAsync(FollowStep step, CancellationToken jobEnd, CancellationToken cancellationToken) => step.Action switch
    {
        FollowAction.Read => ReadAsync(step.Time, jobEnd, cancellationToken),
        FollowAction.Pause => PauseAsync(step.Time, jobEnd, cancellationToken),
        FollowAction.RenewLink => RenewAsync(cancellationToken),
        _ => throw Outage.GivenUp(_job, cause: null),
    };

    private async Task ReadAsync(TimeSpan wait, CancellationToken jobEnd, CancellationToken cancellationToken)
    {
        // The end of the job cuts a wait short, but not the last read, which does not wait.
        using var reading = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, wait > TimeSpan.Zero ? jobEnd : CancellationToken.None);
        if (_text.HasUpdate && wait > OutputText.UpdateInterval) wait = OutputText.UpdateInterval;
        try
        {
            var answer = await _host.Reader.ReadAsync(_file.Url!, _machine.Position, last: null, wait, Use, reading.Token);
            if (answer.End == RangeEnd.Nothing && answer.Length < _machine.Position) StartOver();
            else _machine.Answered(answer, Now);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            _machine.Interrupted();
        }

        Write(_text.TakeUpdate(Now));
    }

    private async Task PauseAsync(TimeSpan time, CancellationToken jobEnd, CancellationToken cancellationToken)
    {
        // A service that is away does not come back because the job has ended.
        using var pausing = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _machine.IsFailing ? CancellationToken.None : jobEnd);
        try
        {
            await _host.Time.Delay(time, pausing.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // It has ended: the last read comes now.
        }

        _machine.Resumed();
        Write(_text.TakeUpdate(Now));
    }

    private async Task RenewAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _host.Renew(cancellationToken);
            _machine.Resumed();
        }
        catch (BatchAiException error) when (Outage.IsOne(error))
        {
            _machine.Failed(Now);
        }
    }

    // Somebody emptied the file: what it holds now is something else.
    private void StartOver()
    {
        Write(_text.Complete());
        _machine.Restart();
    }

    private void Use(byte[] bytes, int count)
    {
        _machine.Took(count);
        foreach (var line in _text.Add(bytes, count)) Write(line);
        Write(_text.TakeUpdate(Now));
    }

    private async Task<byte[]> ReadAsync(long first, int count, CancellationToken cancellationToken)
    {
        while (Now < FollowMachine.Patience)
        {
            using var block = new MemoryStream();
            var answer = await _host.Reader.ReadAsync(_file.Url!, first, first + count - 1, TimeSpan.Zero, (bytes, some) => block.Write(bytes, 0, some), cancellationToken);
            if (answer.End == RangeEnd.Some) return block.ToArray();
            await _host.Time.Delay(FollowMachine.FirstPause, cancellationToken);
        }

        throw Outage.GivenUp(_job, cause: null);
    }

    private void Write(AssembledLine? line)
    {
        if (line is null) return;
        _host.Write(new OutputLine
        {
            Text = line.Text,
            ReceivedAt = _host.Time.GetUtcNow(),
            Node = _name.Node,
            Stream = _name.Stream,
            File = _file.Path,
            Mark = _mark,
            JobName = _job.Name,
            IsContinued = line.IsContinued,
        });
    }
}
