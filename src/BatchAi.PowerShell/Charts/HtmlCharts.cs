using System.Text;

namespace BatchAi.Charts;

/// <summary>Makes a page of charts and their figures that needs nothing else and runs nothing.</summary>
internal static class HtmlCharts
{
    private const string Head = """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>Metrics</title>
        <style>
        body { font: 15px system-ui, sans-serif; margin: 2em auto; max-width: 56em; padding: 0 1em; background: #ffffff; color: #1f2328 }
        svg { max-width: 100%; height: auto } table { border-collapse: collapse; margin: 1em 0 } th, td { padding: .3em .8em; text-align: right; border-bottom: 1px solid #d1d9e0 } th:nth-child(-n+2), td:nth-child(-n+2) { text-align: left }
        @media (prefers-color-scheme: dark) { body { background: #0d1117; color: #e6edf3 } th, td { border-color: #30363d } }
        """;

    /// <summary>The page.</summary>
    internal static string Page(IReadOnlyList<Chart> charts)
    {
        var text = new StringBuilder($"{Head}\n{SvgChart.Style}\n</style>\n</head>\n<body>\n");
        foreach (var chart in charts.Where(chart => chart.IsLine))
        {
            var drawing = new SvgChart(chart);
            text.Append($"<svg role=\"img\" aria-label=\"{SvgChart.Escape(chart.Title)}\" width=\"{SvgChart.Width}\" height=\"{drawing.Height}\" viewBox=\"0 0 {SvgChart.Width} {drawing.Height}\">\n{drawing.Draw()}</svg>\n");
        }

        text.Append("<table>\n<tr><th>Metric</th><th>Job</th><th>Last</th><th>Minimum</th><th>Maximum</th><th>Values</th></tr>\n");
        foreach (var chart in charts)
        {
            foreach (var series in chart.Series) AppendRow(text, chart.Title, series);
        }

        return text.Append("</table>\n</body>\n</html>\n").ToString();
    }

    private static void AppendRow(StringBuilder text, string title, ChartSeries series)
    {
        var figures = new[] { series.Metric.Value, series.Metric.Minimum, series.Metric.Maximum }.Select(ChartNumber.Text);
        text.Append($"<tr><td>{SvgChart.Escape(title)}</td><td>{SvgChart.Escape(series.Label)}</td><td>{string.Join("</td><td>", figures)}</td><td>{series.Metric.Count}</td></tr>\n");
    }
}
