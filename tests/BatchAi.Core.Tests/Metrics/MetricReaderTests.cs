using System.Globalization;
using System.Text;
using BatchAi.Core.Metrics;

namespace BatchAi.Core.Tests.Metrics;

public sealed class MetricReaderTests
{
    [Fact]
    public void Quickstart_TellsLossMetricRateAndErrors()
    {
        var reader = Read(
            """
            Finished Epoch[1 of 6]: [Training] loss = 1.221100 * 2000, metric = 42.00% * 2000 2.871s (696.7 samples/s);
            Finished Epoch[2 of 6]: [Training] loss = 0.461325 * 2000, metric = 14.60% * 2000 3.018s (662.7 samples/s);
            Finished Epoch[3 of 6]: [Training] loss = 0.277998 * 2000, metric = 8.70% * 2000 2.897s (690.3 samples/s);
            Finished Epoch[4 of 6]: [Training] loss = 0.130662 * 2000, metric = 4.35% * 2000 2.869s (697.2 samples/s);
            Finished Epoch[5 of 6]: [Training] loss = 0.096175 * 2000, metric = 3.60% * 2000 2.865s (698.1 samples/s);
            Finished Epoch[6 of 6]: [Training] loss = 0.057524 * 2000, metric = 1.85% * 2000 2.900s (689.6 samples/s);
            Final Results: Minibatch[1-25]: errs = 4.00% * 500

            """);
        Assert.Equal(["loss", "metric", "samples/s", "test_errs"], reader.Series.Select(series => series.Name));
        var loss = reader.Find("LOSS")!;
        Assert.Equal((6, 0.057524, 0.057524, 1.2211, 1.2211), (loss.Count, loss.Last.Value, loss.Minimum.Value, loss.Maximum.Value, loss.First.Value));
        Assert.Equal(("epoch", null, "%"), (loss.Axis, loss.Unit, reader.Find("metric")!.Unit));
        Assert.Equal([1, 2, 3, 4, 5, 6], loss.Points(10).Select(point => point.EpochsDone));
        Assert.Equal((1.0, "epoch 6 of 6"), (reader.Progress.Fraction, reader.Progress.What));
    }

    [Fact]
    public void Keras_WhoseBarsAreDrawnOverAndOver_HasAValueForEachEpoch()
    {
        var reader = Read("Epoch 1/10\n\n  32/1563 [....] - ETA: 1s - loss: 2.3 - acc: 0.1\b\b\b\r 800/1563 [==>.] - ETA: 1s - loss: 1.9\b\b\r1563/1563 [====] - 12s - loss: 1.5 - acc: 0.5 - val_loss: 1.4\nEpoch 2/10\n\r 781/1563 [==>.] - ETA: 1s - loss: 1.2 - acc: 0.6", isEnd: false);
        Assert.Equal([1.5], reader.Find("loss")!.Points(10).Select(point => point.Value));
        Assert.Equal(1, reader.Find("val_loss")!.Last.EpochsDone);
        Assert.Equal(0.1, reader.Progress.Fraction!.Value, 3);
        reader.Add(Encoding.UTF8.GetBytes("\r 900/1563 [==>.] - ETA: 1s - loss: 1.1"), 38);
        Assert.Equal(0.15, reader.Progress.Fraction!.Value, 3);
    }

    [Fact]
    public void Keras_OneLineAnEpoch_TakesTheEpochFromTheLineBefore()
    {
        var reader = Read("Epoch 1/2\n - 12s - loss: 0.3\nEpoch 2/2\n - 12s - loss: 0.2\n");
        Assert.Equal([1, 2], reader.Find("loss")!.Points(10).Select(point => point.EpochsDone));
        Assert.Equal(1, reader.Progress.Fraction);
    }

    [Fact]
    public void PyTorchMnist_HasStepsInEpochs()
    {
        var reader = Read("Train Epoch: 1 [0/60000 (0%)]\tLoss: 2.3\nTrain Epoch: 1 [30000/60000 (50%)]\tLoss: 1.2\nTest set: Average loss: 0.2, Accuracy: 9000/10000 (90%)\nTrain Epoch: 2 [0/60000 (0%)]\tLoss: 0.9\n");
        Assert.Equal([0, 0.5, 1], reader.Find("loss")!.Points(10).Select(point => point.EpochsDone));
        Assert.Equal(("epoch 2, 0 of 60000", null), (reader.Progress.What, reader.Progress.Fraction));
        Assert.Equal((90, "%"), (reader.Find("test_accuracy")!.Last.Value, reader.Find("test_accuracy")!.Unit));
    }

    [Fact]
    public void ImageNet_CountsEpochsFromZero()
    {
        var reader = Read("Epoch: [0][  0/100]\tLoss 7.0 (7.0)\nEpoch: [0][ 50/100]\tLoss 6.0 (6.5)\nTest: [0/10]\tLoss 6.0 (6.0)\nEpoch: [1][ 50/100]\tLoss 5.0 (5.5)\n");
        Assert.Equal([0, 0.5, 1.5], reader.Find("loss")!.Points(10).Select(point => point.EpochsDone));
    }

    [Fact]
    public void Chainer_PrintsATable()
    {
        var reader = Read("epoch       main/loss   validation/main/loss  main/accuracy  elapsed_time\n\u001b[J     total [##########..........] 50.00%\n1           0.19        0.09                  0.94           8.6\nthis epoch [#] 1.00%\n2           0.07        0.08                  0.97           17.1\n3  0.1\n");
        Assert.Equal(["main/loss", "validation/main/loss", "main/accuracy"], reader.Series.Select(series => series.Name));
        Assert.Equal([0.19, 0.07], reader.Find("main/loss")!.Points(10).Select(point => point.Value));
        Assert.Equal(0.5, reader.Progress.Fraction);
    }

    [Fact]
    public void CsvLog_IsATableToo()
    {
        var reader = Read("epoch,acc,loss,val_loss\n0,0.5,1.5,1.6\n1,0.6,1.2,1.3\n");
        Assert.Equal([1.5, 1.2], reader.Find("loss")!.Points(10).Select(point => point.Value));
        Assert.Equal("epoch", reader.Find("acc")!.Axis);
    }

    [Fact]
    public void TensorFlow_HasSteps()
    {
        var reader = Read("INFO:tensorflow:loss = 0.3, step = 1\nINFO:tensorflow:global_step/sec: 123\nINFO:tensorflow:loss = 0.2, step = 101 (2.1 sec)\n");
        Assert.Equal(("step", 101L), (reader.Find("loss")!.Axis, reader.Find("loss")!.Last.Step));
    }

    [Fact]
    public void MillionsOfLines_NeedBoundedMemory_AndKeepExactFigures()
    {
        var reader = new MetricReader();
        for (var i = 1; i <= 1_000_000; i++) reader.Add($"step={i} loss={(i == 700_001 ? -1 : i)}");
        var loss = reader.Find("loss")!;
        Assert.Equal((1_000_000, 1, 1_000_000, -1, 1_000_000), (loss.Count, loss.First.Value, loss.Last.Value, loss.Minimum.Value, loss.Maximum.Value));
        var points = loss.Points(200);
        Assert.InRange(points.Count, 100, 200);
        Assert.Equal((1, 1_000_000, 700_001), (points[0].Line, points[^1].Line, points.MinBy(point => point.Value).Line));
        Assert.Equal(points.OrderBy(point => point.Line), points);
        Assert.InRange(loss.Points(int.MaxValue).Count, 500, 1028);
    }

    [Fact]
    public void NamesWithoutEnd_AreCutOff()
    {
        var reader = new MetricReader();
        for (var i = 0; i < 10_000; i++) reader.Add($"loss{i}=1 loss_{i}=1");
        Assert.Equal(MetricReader.MostSeries, reader.Series.Count);
    }

    [Theory]
    [InlineData("loss")]
    [InlineData("loss=")]
    [InlineData("a=1 ")]
    [InlineData("epoch[")]
    [InlineData("1/")]
    [InlineData("{'a':")]
    [InlineData("[0]\t")]
    [InlineData("val ")]
    [InlineData("((((")]
    [InlineData("f(")]
    [InlineData("--")]
    [InlineData("1e")]
    [InlineData("%|")]
    [InlineData("\u001b[1")]
    [InlineData("\0\b\r")]
    public void HostileLinesOfAMebibyte_TakeNoLongerThanOthers(string part)
    {
        var bytes = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(part, (1 << 20) / part.Length)) + "\n");
        var reader = new MetricReader();
        reader.Add(bytes, bytes.Length);
        reader.Complete();
        Assert.True(reader.Series.Count <= 1);
    }

    [Fact]
    public void PiecesOfALineThatIsTooLong_AreNoLines()
    {
        var bytes = Encoding.UTF8.GetBytes(new string('x', 1 << 20) + "loss=1\nloss=2\n");
        var reader = new MetricReader();
        reader.Add(bytes, bytes.Length);
        Assert.Equal([2], reader.Find("loss")!.Points(5).Select(point => point.Value));
    }

    [Fact]
    public void BytesInAnyPieces_TellTheSame()
    {
        var bytes = Encoding.UTF8.GetBytes("épochs\nepoch=1 loss=0.5\r\nepoch=2 loss=0.25");
        for (var size = 1; size < bytes.Length; size++)
        {
            var reader = new MetricReader();
            foreach (var piece in bytes.Chunk(size)) reader.Add(piece, piece.Length);
            reader.Complete();
            Assert.Equal([0.5, 0.25], reader.Find("loss")!.Points(5).Select(point => point.Value));
        }
    }

    [Fact]
    public void NaN_IsKept_AndIsNoMinimum()
    {
        var loss = Read("loss=nan\nloss=0.5\nloss=inf\nloss=nan\n").Find("loss")!;
        Assert.Equal((0.5, double.PositiveInfinity, double.NaN, 4), (loss.Minimum.Value, loss.Maximum.Value, loss.Last.Value, loss.Count));
    }

    [Fact]
    public void Culture_MakesNoDifference()
    {
        var before = CultureInfo.CurrentCulture;
        var other = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        (other.NumberFormat.NumberDecimalSeparator, other.NumberFormat.NegativeSign) = (",", "~");
        CultureInfo.CurrentCulture = other;
        try
        {
            Assert.Equal(-0.123456789012345678, Read("loss=-0.123456789012345678\n").Find("loss")!.Last.Value);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static MetricReader Read(string text, bool isEnd = true)
    {
        var reader = new MetricReader();
        var bytes = Encoding.UTF8.GetBytes(text);
        reader.Add(bytes, bytes.Length);
        if (isEnd) reader.Complete();
        return reader;
    }
}
