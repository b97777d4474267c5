using BatchAi.Client.Output;

namespace BatchAi.Client.Tests.Output;

public sealed class OutputProgressTests
{
    private readonly List<JobProgress> _told = [];

    [Fact]
    public void Lines_TellHowFarTheJobIs()
    {
        var progress = new OutputProgress(TimeProvider.System, _told.Add);
        progress.Begin(TimeProvider.System.GetUtcNow().AddSeconds(-10));
        progress.Read("stdout.txt", "hello");
        progress.Read("stdout.txt", "epoch 1/4 loss=1");
        progress.Read("stdout.txt", "epoch 1/4 acc=1");
        progress.Read("stdout.txt", "epoch 2/4 loss=1");

        Assert.Equal([(0.25, "epoch 1 of 4"), (0.5, "epoch 2 of 4")], _told.Select(one => (one.Fraction!.Value, one.What)));
        Assert.InRange(_told[0].Left!.Value.TotalSeconds, 25, 300);
    }

    [Fact]
    public void OfSeveralRanks_TheFirstOneCounts()
    {
        var progress = new OutputProgress(TimeProvider.System, _told.Add);
        progress.Read("stdout-0.txt", "step 9/10");
        progress.Read("stdout-1.txt", "step 1/10");
        progress.Read("stdout-1.txt", "step 2/10");
        progress.Read("stdout-1.txt", "step 10/10");

        Assert.Equal([0.9, 1.0], _told.Select(one => one.Fraction!.Value));
    }

    [Fact]
    public void WhatHasNoEnd_IsToldWithoutAShare()
    {
        new OutputProgress(TimeProvider.System, _told.Add).Read("stdout.txt", "step 5, loss = 1");

        Assert.Equal((null, null, "step 5"), (Assert.Single(_told).Fraction, _told[0].Left, _told[0].What));
    }
}
