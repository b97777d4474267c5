using System.Globalization;
using System.Xml.Linq;
using BatchAi.Parameters;
using BatchAi.Pipeline;

namespace BatchAi.Charts;

public sealed class ChartTests
{
    [Fact]
    public void Letters_DrawAxesLineAndLegend()
    {
        var chart = Assert.Single(Chart.Of([Metric("train", "loss", null, [(1, 4), (2, 2), (3, 1), (4, 0)])], 12));

        Assert.Equal(
            [
                "loss",
                "4 +***",
                "  |   ******",
                "2 +         *********",
                "  |                  ***********",
                "0 +                             ******",
                "  +-----------------------------------",
                "   1              epoch              4",
                "* train  last 0, min 0, max 4",
            ],
            Draw(chart, 38, 5));
    }

    [Theory]
    [InlineData(40)]
    [InlineData(80)]
    [InlineData(133)]
    public void NoLine_IsWiderThanTheTerminal(int width)
    {
        var metrics = Enumerable.Range(0, 20).Select(i => Metric(new string('x', 8 * i) + i, "loss of a very long name indeed, longer than any terminal is wide", "%", [(1e9 * i, -123456.789), (2e9, i * 1e-7)])).ToList();
        foreach (var isRich in new[] { false, true })
        {
            var lines = new TerminalChart(Assert.Single(Chart.Of(metrics, TerminalChart.MostSeries)), width, 10, isRich).Draw();
            Assert.All(lines, line => Assert.InRange(Plain(line).Length, 0, width));
            Assert.Contains(lines, line => line.Contains("and 8 more", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Braille_HasNoColourForOneLine_AndOneForEachOfSeveral()
    {
        var first = Metric("a", "loss", null, [(1, 1), (2, 2)]);
        var second = Metric("b", "loss", null, [(1, 2), (2, 1)]);

        Assert.DoesNotContain("\u001b", string.Concat(new TerminalChart(Chart.Of([first], 12)[0], 60, 8, isRich: true).Draw()), StringComparison.Ordinal);
        var lines = string.Concat(new TerminalChart(Chart.Of([first, second], 12)[0], 60, 8, isRich: true).Draw());
        Assert.Contains("\u001b[36m", lines, StringComparison.Ordinal);
        Assert.Contains("\u001b[33m", lines, StringComparison.Ordinal);
        Assert.Contains(lines, c => c is > '\u2800' and <= '\u28ff');
    }

    [Fact]
    public void WhatIsNoNumber_InterruptsTheLine()
    {
        var chart = Chart.Of([Metric("a", "loss", null, [(1, 1), (2, double.NaN), (3, 1), (4, double.PositiveInfinity), (5, double.NegativeInfinity)])], 12)[0];

        Assert.Equal(2, Draw(chart, 44, 5).Skip(1).Take(5).Sum(line => line.Count(c => c == '*')));
        Assert.Contains("d=\"M80 194h0M780 194h0\"", SvgChart.File([chart]), StringComparison.Ordinal);
    }

    [Fact]
    public void ExtremeValues_AreDrawn()
    {
        foreach (var values in new (double, double)[][] { [(1, double.MaxValue), (2, double.MinValue)], [(1, double.Epsilon), (2, 0)], [(0, 5), (0, 5)], [(-1e300, 1e300)], [], [(1, double.NaN)] })
        {
            var charts = Chart.Of([Metric("a", "loss", null, values)], 12);
            Assert.Equal(5 + 4, Draw(charts[0], 60, 5).Count);
            XDocument.Parse(SvgChart.File(charts));
        }
    }

    [Theory]
    [InlineData(0, 10, 5, "0 2 4 6 8 10")]
    [InlineData(0.05, 1.22, 6, "0.2 0.4 0.6 0.8 1 1.2")]
    [InlineData(-3, 3, 4, "-2 0 2")]
    [InlineData(995, 1005, 5, "996 998 1000 1002 1004")]
    public void Ticks_AreRound(double least, double greatest, int wanted, string expected) =>
        Assert.Equal(expected, string.Join(' ', new ChartScale(least, greatest).Ticks(wanted).Select(ChartNumber.Text)));

    [Fact]
    public void Files_SayWhatJobsSay_AndRunNothing()
    {
        var evil = Metric("<script>alert(1)</script>", "\"><img src=x onerror=1>\u0000\u001b[2J\ud800", "<b>", [(1, 1), (2, 2)]);
        var charts = Chart.Of([evil], 50);
        foreach (var text in new[] { SvgChart.File(charts), HtmlCharts.Page(charts) })
        {
            Assert.DoesNotContain("<script", text, StringComparison.Ordinal);
            Assert.DoesNotContain("<img", text, StringComparison.Ordinal);
            Assert.DoesNotContain("http-equiv=\"refresh", text, StringComparison.Ordinal);
            Assert.DoesNotContain(text, c => char.IsControl(c) && c != '\n');
            Assert.DoesNotMatch("(src|href)=", text.Replace("img src=x", "", StringComparison.Ordinal));
        }

        var svg = XDocument.Parse(SvgChart.File(charts)).Root!;
        Assert.Contains(svg.Descendants().Select(element => element.Value), value => value.Contains("<script>alert(1)</script>  last 2", StringComparison.Ordinal));
        Assert.Contains("prefers-color-scheme: dark", SvgChart.File(charts), StringComparison.Ordinal);
    }

    [Fact]
    public void Picture_HasALineForEachJob_AndSaysHowManyAreMissing()
    {
        var charts = Chart.Of([.. Enumerable.Range(0, 60).Select(i => Metric("job-" + i, "loss", null, [(1, i), (2, 2 * i)]))], SvgChart.MostSeries);
        var text = SvgChart.File(charts);

        Assert.Equal(50, XDocument.Parse(text).Descendants().Count(element => element.Name.LocalName == "title"));
        Assert.Contains("and 10 more", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Page_HasTheFiguresOfAll_AlsoOfSingleValues()
    {
        var text = HtmlCharts.Page(Chart.Of([Metric("a", "loss", null, [(1, 0.5), (2, 0.25)]), Metric("a", "test_errs", "%", [(1, 4)])], 50));

        Assert.Contains("<td>loss</td><td>a</td><td>0.25</td><td>0.25</td><td>0.5</td><td>2</td>", text, StringComparison.Ordinal);
        Assert.Contains("<td>test_errs [%]</td><td>a</td><td>4</td>", text, StringComparison.Ordinal);
        Assert.Single(text.Split("<svg ").Skip(1));
    }

    [Fact]
    public void SameNamesInTwoExperiments_AreToldApart()
    {
        var one = Metric("a", "loss", null, [(1, 1)]);
        var other = Metric("a", "loss", null, [(1, 1)]);
        (one.ResourceId, one.ExperimentName, other.ResourceId, other.ExperimentName) = ("/e1/a", "e1", "/e2/a", "e2");

        Assert.Equal(["e1/a", "e2/a"], Assert.Single(Chart.Of([one, other], 12)).Series.Select(series => series.Label));
    }

    [Fact]
    public void Best_ComesFirst_AndWhatHasNoNumberLast()
    {
        var metrics = new[] { Metric("a", "loss", null, [(1, 3), (2, 5)]), Metric("b", "acc", null, [(1, 1)]), Metric("c", "loss", null, [(1, double.NaN)]), Metric("d", "Loss", null, [(1, 4), (2, 1)]) };

        Assert.Equal("dacb", string.Concat(MetricOrder.BestFirst(metrics, MetricGoal.Minimum).Select(metric => metric.JobName)));
        Assert.Equal("adcb", string.Concat(MetricOrder.BestFirst(metrics, MetricGoal.Maximum).Select(metric => metric.JobName)));
    }

    [Fact]
    public void Culture_MakesNoDifference()
    {
        var before = CultureInfo.CurrentCulture;
        var other = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        (other.NumberFormat.NumberDecimalSeparator, other.NumberFormat.NegativeSign) = (",", "~");
        var charts = Chart.Of([Metric("a", "loss", null, [(1, -0.5), (2, 0.25)])], 50);
        var expected = SvgChart.File(charts) + string.Concat(Draw(charts[0], 60, 6));
        CultureInfo.CurrentCulture = other;
        try
        {
            Assert.Equal(expected, SvgChart.File(charts) + string.Concat(Draw(charts[0], 60, 6)));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static IReadOnlyList<string> Draw(Chart chart, int width, int height) => new TerminalChart(chart, width, height, isRich: false).Draw();

    private static string Plain(string line) => System.Text.RegularExpressions.Regex.Replace(line, "\u001b\\[[0-9]*m", "", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1));

    private static Metric Metric(string job, string name, string? unit, (double X, double Value)[] points) => new()
    {
        Name = name,
        JobName = job,
        Unit = unit,
        Axis = "epoch",
        Count = points.Length,
        Value = points.Select(point => point.Value).LastOrDefault(),
        Minimum = points.Select(point => point.Value).DefaultIfEmpty(double.NaN).Min(),
        Maximum = points.Select(point => point.Value).DefaultIfEmpty(double.NaN).Max(),
        Points = [.. points.Select(point => new MetricPoint { X = point.X, Value = point.Value })],
    };
}
