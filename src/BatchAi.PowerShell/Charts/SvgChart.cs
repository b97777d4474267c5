using System.Text;

namespace BatchAi.Charts;

/// <summary>Draws a chart as SVG that needs nothing else, and can be read in light and in dark.</summary>
/// <param name="chart">The chart.</param>
internal sealed class SvgChart(Chart chart)
{
    /// <summary>How many lines a chart has at the most.</summary>
    internal const int MostSeries = 50;

    /// <summary>How wide a chart is.</summary>
    internal const int Width = 800;

    /// <summary>What charts look like.</summary>
    internal const string Style = """
        .paper { fill: #ffffff } .ink { fill: #1f2328 } .faint { fill: #59636e } .grid { stroke: #d1d9e0; stroke-width: 1 } .edge { stroke: #818b98; stroke-width: 1 }
        .line { fill: none; stroke-width: 2; stroke-linejoin: round; stroke-linecap: round } text { font: 13px system-ui, sans-serif } .title { font-weight: 600; font-size: 16px }
        .c0 { stroke: #0969da } .c1 { stroke: #bc4c00 } .c2 { stroke: #1a7f37 } .c3 { stroke: #8250df } .c4 { stroke: #bf3989 } .c5 { stroke: #9a6700 } .c6 { stroke: #0a7a8f } .c7 { stroke: #cf222e }
        .d1 { stroke-dasharray: 7 4 } .d2 { stroke-dasharray: 2 4 } .d3 { stroke-dasharray: 10 4 2 4 }
        @media (prefers-color-scheme: dark) {
        .paper { fill: #0d1117 } .ink { fill: #e6edf3 } .faint { fill: #9198a1 } .grid { stroke: #30363d } .edge { stroke: #656c76 }
        .c0 { stroke: #58a6ff } .c1 { stroke: #f0883e } .c2 { stroke: #3fb950 } .c3 { stroke: #bc8cff } .c4 { stroke: #f778ba } .c5 { stroke: #d29922 } .c6 { stroke: #39c5cf } .c7 { stroke: #ff7b72 }
        }
        """;

    private const int ColourCount = 8;
    private const int DashCount = 4;
    private const int Left = 80;
    private const int Right = 20;
    private const int Top = 44;
    private const int PlotHeight = 300;
    private const int LegendTop = Top + PlotHeight + 58;
    private const int LegendLine = 22;
    private const int TicksUp = 6;
    private const int TicksAcross = 8;

    private readonly ChartScale _across = chart.Across;
    private readonly ChartScale _up = chart.Up;
    private readonly StringBuilder _text = new();

    /// <summary>How high it is.</summary>
    internal int Height => LegendTop + (LegendLine * (chart.Series.Count + (chart.Omitted > 0 ? 1 : 0)));

    /// <summary>Several charts, one below the other, as a file.</summary>
    internal static string File(IReadOnlyList<Chart> charts)
    {
        var drawings = charts.Select(one => new SvgChart(one)).ToList();
        var text = new StringBuilder($"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{Width}\" height=\"{drawings.Sum(one => one.Height)}\" viewBox=\"0 0 {Width} {drawings.Sum(one => one.Height)}\">\n<style>\n{Style}\n</style>\n");
        var top = 0;
        foreach (var drawing in drawings)
        {
            text.Append($"<g transform=\"translate(0 {top})\">\n{drawing.Draw()}</g>\n");
            top += drawing.Height;
        }

        return text.Append("</svg>\n").ToString();
    }

    /// <summary>The chart alone, in the coordinates of its own.</summary>
    internal string Draw()
    {
        _text.Append($"<rect class=\"paper\" width=\"{Width}\" height=\"{Height}\"/>\n");
        Write("ink title", Left, 28, "start", chart.Title);
        foreach (var tick in _up.Ticks(TicksUp)) DrawTickUp(tick);
        foreach (var tick in _across.Ticks(TicksAcross)) DrawTickAcross(tick);
        _text.Append($"<path class=\"edge\" fill=\"none\" d=\"M{Left} {Top}V{Top + PlotHeight}H{Width - Right}\"/>\n");
        Write("faint", (Left + Width - Right) / 2, Top + PlotHeight + 38, "middle", chart.Axis);
        for (var i = chart.Series.Count - 1; i >= 0; i--) DrawLine(chart.Series[i], i);
        for (var i = 0; i < chart.Series.Count; i++) DrawLegend(chart.Series[i], i);
        if (chart.Omitted > 0) Write("faint", Left, LegendTop + (LegendLine * chart.Series.Count), "start", $"and {chart.Omitted} more");
        return _text.ToString();
    }

    private double XOf(double value) => Left + (_across.Share(value) * (Width - Left - Right));

    private double YOf(double value) => Top + ((1 - _up.Share(value)) * PlotHeight);

    private void DrawTickUp(double tick)
    {
        var y = ChartNumber.Place(YOf(tick));
        _text.Append($"<path class=\"grid\" d=\"M{Left} {y}H{Width - Right}\"/>\n");
        Write("faint", Left - 8, YOf(tick) + 4, "end", ChartNumber.Text(tick));
    }

    private void DrawTickAcross(double tick)
    {
        _text.Append($"<path class=\"edge\" d=\"M{ChartNumber.Place(XOf(tick))} {Top + PlotHeight}v5\"/>\n");
        Write("faint", XOf(tick), Top + PlotHeight + 20, "middle", ChartNumber.Text(tick));
    }

    // A point alone is a line without length, which its round ends make a dot.
    private void DrawLine(ChartSeries series, int number)
    {
        var path = new StringBuilder();
        var isBroken = true;
        foreach (var (x, y) in series.Points)
        {
            if (!ChartSeries.IsDrawn(y))
            {
                isBroken = true;
                continue;
            }

            path.Append(isBroken ? 'M' : 'L').Append(ChartNumber.Place(XOf(x))).Append(' ').Append(ChartNumber.Place(YOf(y)));
            if (isBroken) path.Append("h0");
            isBroken = false;
        }

        if (path.Length > 0) _text.Append($"<path class=\"{ClassOf(number)}\" d=\"{path}\"><title>{Escape(series.Label)}</title></path>\n");
    }

    private void DrawLegend(ChartSeries series, int number)
    {
        var y = LegendTop + (LegendLine * number);
        _text.Append($"<path class=\"{ClassOf(number)}\" d=\"M{Left} {y - 4}h28\"/>\n");
        Write("ink", Left + 38, y, "start", $"{series.Label}  {series.Figures}");
    }

    private static string ClassOf(int number) => $"line c{number % ColourCount} d{number / ColourCount % DashCount}";

    private void Write(string kind, double x, double y, string anchor, string text) =>
        _text.Append($"<text class=\"{kind}\" x=\"{ChartNumber.Place(x)}\" y=\"{ChartNumber.Place(y)}\" text-anchor=\"{anchor}\">{Escape(text)}</text>\n");

    /// <summary>Text that says nothing but itself, in SVG and in HTML.</summary>
    internal static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            var isPair = char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            if (isPair) escaped.Append(c).Append(text[++i]);
            else if (char.IsSurrogate(c) || char.IsControl(c) || c is '\ufffe' or '\uffff') escaped.Append('\ufffd');
            else if (c is '<' or '>' or '&' or '"' or '\'') escaped.Append("&#").Append((int)c).Append(';');
            else escaped.Append(c);
        }

        return escaped.ToString();
    }
}
