using BatchAi.Core.Metrics;

namespace BatchAi.Core.Tests.Metrics;

public sealed class ProgressMeterTests
{
    private static readonly DateTimeOffset Start = new(2018, 5, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("Epoch 3/10", 0.2, "epoch 3 of 10")]
    [InlineData("Epoch 3 of 10: loss 0.5", 0.3, "epoch 3 of 10")]
    [InlineData("Epoch [3/10], Step [300/600], Loss: 0.1", 0.25, "epoch 3 of 10")]
    [InlineData("Finished Epoch[ 3 of 40]: [Training] loss = 1 * 1", 0.075, "epoch 3 of 40")]
    [InlineData(" Epoch[ 3 of 4]-Minibatch[ 1- 10, 3.12%]: ce = 1", 0.5, "epoch 3 of 4")]
    [InlineData("step 100/1000", 0.1, "100 of 1000")]
    [InlineData("Iteration 5 of 20", 0.25, "5 of 20")]
    [InlineData("Processed 10 of 40 files", 0.25, "10 of 40")]
    [InlineData("Processing file 3/4", 0.75, "3 of 4")]
    [InlineData(" 45%|████▌     | 45/100 [00:10<00:12,  4.50it/s]", 0.45, "45 of 100")]
    [InlineData("Progress: 45%", 0.45, "45 %")]
    [InlineData("45.5% done", 0.455, "45 %")]
    [InlineData("     total [#######...........] 35.00%", 0.35, "35 %")]
    [InlineData("step 100, loss = 0.5", null, "step 100")]
    [InlineData("Train Epoch: 2 [30000/60000 (50%)]\tLoss: 0.5", null, "epoch 2, 30000 of 60000")]
    [InlineData("Test: [10/20] Loss 1 (1)", null, null)]
    [InlineData("accuracy 98 of 100 were right", null, null)]
    [InlineData("1/2 cup of sugar", null, null)]
    [InlineData("2018-05-01 12:00:00 100% sure", null, null)]
    public void OneLine(string line, double? fraction, string? what)
    {
        var reader = new MetricReader();
        reader.Add(line);
        Assert.Equal(fraction, reader.Progress.Fraction is { } told ? Math.Round(told, 4) : null);
        Assert.Equal(what, reader.Progress.What);
    }

    [Fact]
    public void It_NeverGoesBack()
    {
        var reader = Read("epoch 5/10 loss=1", "epoch 3/10 loss=1");
        Assert.Equal(0.5, reader.Progress.Fraction);
    }

    [Fact]
    public void EpochsCountMoreThanBars()
    {
        var reader = Read("Downloading: 100%|██████████| 10/10 [00:01<00:00, 9it/s]", "Epoch 1/10");
        Assert.Equal(0, reader.Progress.Fraction);
        reader.Add("100%|██████████| 10/10 [00:01<00:00, 9it/s]");
        Assert.Equal(0.1, reader.Progress.Fraction);
    }

    [Fact]
    public void BarsThatBeginAgain_TellNothingOfTheWhole()
    {
        var reader = Read("100%|██████████| 10/10 [00:01<00:00, 9it/s]", " 10%|█         | 1/10 [00:01<00:09, 9it/s]");
        Assert.Null(reader.Progress.Fraction);
        Assert.Null(reader.Progress.Left(Start));
    }

    [Fact]
    public void ANumberOfEpochsOnceTold_Holds() => Assert.Equal(0.2, Read("epoch 1/10 loss=1", "epoch 2 loss=1").Progress.Fraction);

    [Fact]
    public void TimeLeft_IsThatOfTheStartUntilThereIsMore()
    {
        var meter = Read("epoch 1/10 loss=1").Progress;
        Assert.Null(meter.Left(Start));
        meter.Begin(Start);
        meter.Observe(Start.AddSeconds(10));
        Assert.Equal(90, meter.Left(Start.AddSeconds(10))!.Value.TotalSeconds, 3);
        Assert.Equal(85, meter.Left(Start.AddSeconds(15))!.Value.TotalSeconds, 3);
        Assert.Equal(0, meter.Left(Start.AddSeconds(500))!.Value.TotalSeconds, 3);
    }

    [Fact]
    public void TimeLeft_FollowsTheRateOfLate()
    {
        var reader = new MetricReader();
        reader.Progress.Begin(Start);
        for (var epoch = 1; epoch <= 8; epoch++)
        {
            // The first four take 100 seconds each, the others 10.
            reader.Add($"epoch {epoch}/10 loss=1");
            reader.Progress.Observe(Start.AddSeconds(epoch <= 4 ? 100 * epoch : 400 + (10 * (epoch - 4))));
        }

        Assert.InRange(reader.Progress.Left(Start.AddSeconds(440))!.Value.TotalSeconds, 20, 60);
    }

    [Fact]
    public void WhatComesAllAtOnce_SaysNothingOfTheTime()
    {
        var reader = new MetricReader();
        for (var epoch = 1; epoch <= 8; epoch++)
        {
            reader.Add($"epoch {epoch}/10 loss=1");
            reader.Progress.Observe(Start.AddMilliseconds(epoch));
        }

        Assert.Null(reader.Progress.Left(Start.AddSeconds(1)));
    }

    [Fact]
    public void AtTheEnd_NoTimeIsLeft()
    {
        var reader = Read("epoch 10/10 loss=1");
        reader.Progress.Observe(Start);
        Assert.Equal(TimeSpan.Zero, reader.Progress.Left(Start));
    }

    private static MetricReader Read(params string[] lines)
    {
        var reader = new MetricReader();
        foreach (var line in lines) reader.Add(line);
        return reader;
    }
}
