namespace BatchAi.Client.Output;

/// <summary>
/// Decides what a follower of a file does next. It knows no file and no clock: it is told what happened, and when. The place
/// moves on with each byte that came, whatever happens afterwards, so no byte is asked for twice and none is left out.
/// </summary>
/// <param name="position">Where it begins.</param>
internal sealed class FollowMachine(long position)
{
    /// <summary>How long an endpoint is asked to wait for more; none has to.</summary>
    internal static readonly TimeSpan LongWait = TimeSpan.FromSeconds(25);

    /// <summary>How long nobody may answer before watching makes no sense any more.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>How long the first pause is.</summary>
    internal static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);

    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestRetry = TimeSpan.FromSeconds(2);

    private TimeSpan _pause = FirstPause;
    private TimeSpan? _failingSince;
    private bool _hasEnded;
    private bool _askedAfterEnd;
    private bool _isRenewed;
    private FollowAction _next = FollowAction.Read;

    /// <summary>Where the next byte is.</summary>
    internal long Position { get; private set; } = position;

    /// <summary>Whether nobody answers at the moment.</summary>
    internal bool IsFailing => _failingSince is not null;

    /// <summary>What to do now.</summary>
    internal FollowStep Next()
    {
        var step = _next switch
        {
            FollowAction.Read => new FollowStep(FollowAction.Read, _hasEnded ? TimeSpan.Zero : LongWait),
            FollowAction.Pause => new FollowStep(FollowAction.Pause, _pause),
            var action => new FollowStep(action, TimeSpan.Zero),
        };
        if (_next == FollowAction.Read) _askedAfterEnd = _hasEnded;
        return step;
    }

    /// <summary>The job has ended: nothing more will be written.</summary>
    internal void JobEnded()
    {
        _hasEnded = true;
        if (_next == FollowAction.Pause && !IsFailing) _next = FollowAction.Read;
    }

    /// <summary>Bytes came.</summary>
    internal void Took(int count) => Position += count;

    /// <summary>The file is another one, or was begun anew: it is read from its beginning.</summary>
    internal void Restart() => Position = 0;

    /// <summary>A pause is over, or a link was renewed.</summary>
    internal void Resumed()
    {
        _isRenewed = _next == FollowAction.RenewLink;
        _next = FollowAction.Read;
    }

    /// <summary>A read was cut short because the job ended meanwhile; what came of it has been counted.</summary>
    internal void Interrupted() => _next = FollowAction.Read;

    /// <summary>A read ended.</summary>
    /// <param name="answer">How.</param>
    /// <param name="now">When, on any clock that only goes forward.</param>
    internal void Answered(RangeAnswer answer, TimeSpan now)
    {
        switch (answer.End)
        {
            case RangeEnd.Some:
                (_failingSince, _isRenewed, _pause, _next) = (null, false, FirstPause, FollowAction.Read);
                break;
            case RangeEnd.Nothing or RangeEnd.Missing when _askedAfterEnd:
                _next = FollowAction.End;
                break;
            case RangeEnd.Nothing:
                (_failingSince, _isRenewed) = (null, false);
                PauseUnlessItWaited(answer.Waited);
                break;
            case RangeEnd.Missing:
                (_failingSince, _pause, _next) = (null, LongestPause, FollowAction.Pause);
                break;
            case RangeEnd.Refused when !_isRenewed:
                _next = FollowAction.RenewLink;
                break;
            default:
                Failed(now);
                break;
        }
    }

    /// <summary>Something went wrong on the way, and is tried again.</summary>
    /// <param name="now">When, on any clock that only goes forward.</param>
    internal void Failed(TimeSpan now)
    {
        _pause = IsFailing ? Shorter(_pause + _pause, LongestRetry) : FirstPause;
        _failingSince ??= now;
        _isRenewed = false;
        _next = now - _failingSince > Patience ? FollowAction.GiveUp : FollowAction.Pause;
    }

    // An endpoint that knows to wait is asked again at once; another one must not be asked all the time.
    private void PauseUnlessItWaited(TimeSpan waited)
    {
        if (waited >= LongestPause) (_pause, _next) = (FirstPause, FollowAction.Read);
        else (_pause, _next) = (Shorter(_pause + TimeSpan.FromTicks(_pause.Ticks / 2), LongestPause), FollowAction.Pause);
    }

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
