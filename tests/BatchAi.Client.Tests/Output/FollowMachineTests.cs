namespace BatchAi.Client.Output;

public sealed class FollowMachineTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly FollowMachine _machine = new(0);

    [Fact]
    public void Next_BytesCame_AsksForMoreAtOnceAndWaits()
    {
        _machine.Next();
        _machine.Took(5);
        Answer(RangeEnd.Some);

        Assert.Equal(new FollowStep(FollowAction.Read, FollowMachine.LongWait), _machine.Next());
        Assert.Equal(5, _machine.Position);
    }

    [Fact]
    public void Next_EndpointThatWaited_IsAskedAgainAtOnce()
    {
        _machine.Next();
        _machine.Answered(new(RangeEnd.Nothing, 0, FollowMachine.LongWait), Second);

        Assert.Equal(FollowAction.Read, _machine.Next().Action);
    }

    [Fact]
    public void Next_EndpointThatDoesNotWait_IsAskedLessAndLessOften()
    {
        var pauses = Enumerable.Range(0, 10).Select(_ => Pause(RangeEnd.Nothing, default)).ToList();

        Assert.Equal(pauses.Order(), pauses);
        Assert.Equal(Second, pauses[^1]);
    }

    [Fact]
    public void Next_JobEnded_ReadsOnceMoreWithoutWaiting()
    {
        _machine.Next();
        _machine.JobEnded();
        Answer(RangeEnd.Nothing);
        _machine.JobEnded();

        Assert.Equal(new FollowStep(FollowAction.Read, TimeSpan.Zero), _machine.Next());
        Answer(RangeEnd.Some);
        Assert.Equal(FollowAction.Read, _machine.Next().Action);
        Answer(RangeEnd.Nothing);
        Assert.Equal(FollowAction.End, _machine.Next().Action);
    }

    [Fact]
    public void Next_RefusedLink_IsRenewedOnceAndThenCountsAsFailure()
    {
        _machine.Next();
        Answer(RangeEnd.Refused);
        Assert.Equal(FollowAction.RenewLink, _machine.Next().Action);
        _machine.Resumed();
        Assert.Equal(FollowAction.Read, _machine.Next().Action);
        Answer(RangeEnd.Refused);

        Assert.Equal(FollowAction.Pause, _machine.Next().Action);
        Assert.True(_machine.IsFailing);
    }

    [Fact]
    public void Next_NobodyAnswersForLong_GivesUp()
    {
        Assert.NotEqual(default, Pause(RangeEnd.Failed, Second));
        Assert.NotEqual(default, Pause(RangeEnd.Failed, FollowMachine.Patience));
        _machine.Next();
        _machine.Answered(new(RangeEnd.Failed, null, default), FollowMachine.Patience + Second + Second);

        Assert.Equal(FollowAction.GiveUp, _machine.Next().Action);
    }

    [Fact]
    public void Next_AnAnswerAfterFailures_ForgetsThem()
    {
        Pause(RangeEnd.Failed, default);
        _machine.Next();
        Answer(RangeEnd.Some);
        _machine.Next();
        _machine.Answered(new(RangeEnd.Failed, null, default), FollowMachine.Patience + FollowMachine.Patience);

        Assert.Equal(FollowAction.Pause, _machine.Next().Action);
    }

    [Fact]
    public void Next_MissingFile_IsLookedForUntilTheJobEnds()
    {
        Assert.Equal(Second, Pause(RangeEnd.Missing, default));
        _machine.JobEnded();
        _machine.Next();
        Answer(RangeEnd.Missing);

        Assert.Equal(FollowAction.End, _machine.Next().Action);
    }

    private void Answer(RangeEnd end) => _machine.Answered(new(end, null, default), default);

    private TimeSpan Pause(RangeEnd end, TimeSpan now)
    {
        _machine.Next();
        _machine.Answered(new(end, null, default), now);
        var step = _machine.Next();
        Assert.Equal(FollowAction.Pause, step.Action);
        _machine.Resumed();
        return step.Time;
    }
}
