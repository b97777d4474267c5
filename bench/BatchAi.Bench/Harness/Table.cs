namespace BatchAi.Bench.Harness;

/// <summary>A table on the output, in Markdown, so that it can be pasted.</summary>
internal sealed class Table(string title, params string[] columns)
{
    private readonly List<string[]> _rows = [];

    internal static string Milliseconds(double value) => $"{value:0.00}";

    internal void Add(params string[] cells) => _rows.Add(cells);

    /// <summary>Adds a row of durations.</summary>
    internal void Add(string what, Samples samples) =>
        Add(what, Milliseconds(samples.Minimum), Milliseconds(samples.Median), Milliseconds(samples.P99));

    internal void Print()
    {
        var widths = columns.Select((column, i) => _rows.Max(row => Math.Max(column.Length, row[i].Length))).ToArray();
        Console.WriteLine($"\n{title}\n");
        Console.WriteLine(Line(columns, widths));
        Console.WriteLine($"|{string.Join('|', widths.Select((width, i) => new string('-', width + 1) + (i == 0 ? "-" : ":")))}|");
        foreach (var row in _rows) Console.WriteLine(Line(row, widths));
    }

    private static string Line(string[] cells, int[] widths) =>
        $"| {string.Join(" | ", cells.Select((cell, i) => i == 0 ? cell.PadRight(widths[i]) : cell.PadLeft(widths[i])))} |";
}
