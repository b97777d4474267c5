using System.Text;

namespace BatchAi.Charts;

/// <summary>Draws a chart with characters.</summary>
/// <param name="chart">The chart.</param>
/// <param name="width">How many columns there are.</param>
/// <param name="height">How many lines the drawing itself has.</param>
/// <param name="isRich">Whether with braille and colours, in place of letters.</param>
internal sealed class TerminalChart(Chart chart, int width, int height, bool isRich)
{
    /// <summary>How many lines a chart has at the most: as many as can be told apart.</summary>
    internal const int MostSeries = 12;

    private const int DotsAcross = 2;
    private const int DotsUp = 4;
    private const int BraillePage = 0x2800;
    private const int RowsPerTick = 4;
    private const int LeastPlot = 10;
    private const string Plain = "\u001b[0m";
    private const string Letters = "*bcdefghijkl";

    // The dots of a braille character, by column and row.
    private static readonly int[,] Dots = { { 0x01, 0x02, 0x04, 0x40 }, { 0x08, 0x10, 0x20, 0x80 } };
    private static readonly int[] Colours = [36, 33, 35, 32, 34, 31, 96, 93, 95, 92, 94, 91];

    /// <summary>The lines of the drawing.</summary>
    internal IReadOnlyList<string> Draw()
    {
        var (across, up) = (chart.Across, chart.Up);
        var marks = MarksOf(up);
        var margin = marks.Max(mark => mark.Length);
        var columns = Math.Max(LeastPlot, width - margin - 2);
        var canvas = isRich ? new ChartCanvas(columns * DotsAcross, height * DotsUp) : new ChartCanvas(columns, height);
        for (var i = chart.Series.Count - 1; i >= 0; i--) canvas.Draw(i, chart.Series[i].Points, across, up);

        var lines = new List<string> { Cut(chart.Title) };
        for (var row = 0; row < height; row++) lines.Add($"{marks[row].PadLeft(margin)} {(marks[row].Length > 0 ? Tick : Side)}{Row(canvas, row, columns)}");
        lines.Add($"{new string(' ', margin)} {Corner}{new string(Floor, columns)}");
        lines.Add(new string(' ', margin + 2) + Below(across, columns));
        lines.AddRange(chart.Series.Select(Legend));
        if (chart.Omitted > 0) lines.Add(Cut($"and {chart.Omitted} more; choose jobs, or the best with -Best"));
        return lines;
    }

    private char Tick => isRich ? '┤' : '+';

    private char Side => isRich ? '│' : '|';

    private char Corner => isRich ? '└' : '+';

    private char Floor => isRich ? '─' : '-';

    private string Cut(string line) => Cut(line, width);

    private static string Cut(string line, int most) => line.Length <= most ? line : line.Remove(most - 3) + "...";

    // The greatest value at the top, the least at the bottom, and round ones where there is room between.
    private string[] MarksOf(ChartScale up)
    {
        var marks = new string[height];
        for (var row = 0; row < height; row++) marks[row] = "";
        foreach (var tick in up.Ticks(Math.Max(2, height / RowsPerTick)))
        {
            var row = RowOf(up, tick);
            if (row > 1 && row < height - 2) marks[row] = ChartNumber.Text(tick);
        }

        (marks[0], marks[height - 1]) = (ChartNumber.Text(up.Greatest), ChartNumber.Text(up.Least));
        return marks;
    }

    private int RowOf(ChartScale up, double value) => (int)Math.Round((1 - up.Share(value)) * (height - 1));

    private string Row(ChartCanvas canvas, int row, int columns)
    {
        var text = new StringBuilder();
        var colour = -1;
        for (var column = 0; column < columns; column++)
        {
            if (isRich) AppendBraille(text, ref colour, Cell(canvas, column, row));
            else text.Append(canvas[column, row] is >= 0 and var owner ? MarkOf(owner) : ' ');
        }

        if (colour >= 0) text.Append(Plain);
        return text.ToString().TrimEnd();
    }

    // Which of its dots are drawn, and the line that drew the last of them.
    private static (int Dots, int Owner) Cell(ChartCanvas canvas, int column, int row)
    {
        var (dots, owner) = (0, -1);
        for (var x = 0; x < DotsAcross; x++)
        {
            for (var y = 0; y < DotsUp; y++)
            {
                if (canvas[(column * DotsAcross) + x, (row * DotsUp) + y] is not (>= 0 and var found)) continue;
                dots |= Dots[x, y];
                owner = found;
            }
        }

        return (dots, owner);
    }

    private void AppendBraille(StringBuilder text, ref int colour, (int Dots, int Owner) cell)
    {
        if (cell.Dots > 0 && chart.Series.Count > 1 && colour != cell.Owner)
        {
            colour = cell.Owner;
            text.Append(ColourOf(colour));
        }

        text.Append(cell.Dots == 0 ? ' ' : (char)(BraillePage + cell.Dots));
    }

    // The ends of the axis, what it is, and what is in the middle.
    private string Below(ChartScale across, int columns)
    {
        var line = new StringBuilder(new string(' ', columns));
        Put(line, 0, ChartNumber.Text(across.Least));
        var end = ChartNumber.Text(across.Greatest);
        Put(line, columns - end.Length, end);
        Put(line, (columns - chart.Axis.Length) / 2, chart.Axis);
        return line.ToString().TrimEnd();
    }

    private static void Put(StringBuilder line, int at, string text)
    {
        for (var i = 0; i < text.Length && at + i < line.Length; i++)
        {
            if (at + i >= 0) line[at + i] = text[i];
        }
    }

    private string Legend(ChartSeries series, int number)
    {
        var mark = !isRich ? MarkOf(number).ToString() : chart.Series.Count > 1 ? $"{ColourOf(number)}━━{Plain}" : "━━";
        return mark + Cut($" {series.Label}  {series.Figures}", width - (isRich ? 2 : 1));
    }

    private char MarkOf(int number) => chart.Series.Count > 1 && number == 0 ? 'a' : Letters[number % Letters.Length];

    // A single line needs no colour of its own.
    private static string ColourOf(int number) => $"\u001b[{Colours[number % Colours.Length]}m";
}
