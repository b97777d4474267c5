using BatchAi.Core.Metrics;

namespace BatchAi.Core.Tests.Metrics;

public sealed class MetricPatternTests
{
    [Fact]
    public void GroupsNamedLikeMetrics_AreMetrics()
    {
        var reader = Read(@"(?<psnr>\S+) dB after (?<step>\d+)", "31.5 dB after 10", "32 dB after 20", "loss=1");
        Assert.Equal(["psnr"], reader.Series.Select(series => series.Name));
        Assert.Equal((2, 32, "step", 20L), (reader.Series[0].Count, reader.Series[0].Last.Value, reader.Series[0].Axis, reader.Series[0].Last.Step));
    }

    [Fact]
    public void NameAndValue_MakeAMetricOfEachMatch() =>
        Assert.Equal(["quality", "size"], Read(@"(?<name>\w+)\s*->\s*(?<value>[\d.]+)", "quality -> 0.5, size -> 7").Series.Select(series => series.Name));

    [Fact]
    public void WhatIsNoNumber_IsLeftOut() => Assert.Empty(Read(@"loss (?<loss>\S+)", "loss was high").Series);

    [Fact]
    public void LookBehind_IsTakenToo() => Assert.Equal(5, Read(@"(?<=score )(?<score>\d+)", "score 5").Series[0].Last.Value);

    [Theory]
    [InlineData("(?<a>", "offset")]
    [InlineData("loss [0-9", "offset")]
    [InlineData(@"loss (\d+)", "named group")]
    [InlineData(@"(?<step>\d+)", "named group")]
    public void WhatIsWrong_IsToldWithThePlace(string pattern, string expected)
    {
        var error = Assert.Throws<BatchAiException>(() => MetricPattern.Parse(pattern));
        Assert.Equal("InvalidPattern", error.Code);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TooLong_IsWrongToo() => Assert.Throws<BatchAiException>(() => MetricPattern.Parse("(?<a>" + new string('x', MetricPattern.MaximumLength) + ")"));

    [Fact]
    public void WithoutEnd_IsEndedByItsTime()
    {
        // Looking back makes the expression one that may try everything.
        var error = Assert.Throws<BatchAiException>(() => Read(@"(?<=x)(?<a>(\d+)+)$", "x" + new string('1', 40) + "!"));
        Assert.Equal("PatternTooSlow", error.Code);
    }

    [Fact]
    public void Nested_TakesLinearTimeWhereItCan() => Assert.Empty(Read(@"^(?<a>(\d+)+)$", new string('1', 40) + "!").Series);

    private static MetricReader Read(string pattern, params string[] lines)
    {
        var reader = new MetricReader(MetricPattern.Parse(pattern));
        foreach (var line in lines) reader.Add(line);
        return reader;
    }
}
