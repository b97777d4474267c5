namespace BatchAi.Charts;

/// <summary>A grid of dots, as fine as the characters that show it allow, on which lines are drawn.</summary>
internal sealed class ChartCanvas
{
    private readonly int[] _owners;

    internal ChartCanvas(int width, int height)
    {
        (Width, Height, _owners) = (width, height, new int[width * height]);
        for (var i = 0; i < _owners.Length; i++) _owners[i] = -1;
    }

    internal int Width { get; }

    internal int Height { get; }

    /// <summary>The number of the line that has a dot there, from the left and from the top; -1 for none.</summary>
    internal int this[int x, int y] => _owners[(y * Width) + x];

    /// <summary>Draws a line.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="points">Its points.</param>
    /// <param name="across">The axis to the right.</param>
    /// <param name="up">The axis upwards.</param>
    internal void Draw(int number, IReadOnlyList<(double X, double Y)> points, ChartScale across, ChartScale up)
    {
        (int X, int Y)? before = null;
        foreach (var (x, y) in points)
        {
            if (!ChartSeries.IsDrawn(y))
            {
                before = null;
                continue;
            }

            var place = ((int)Math.Round(across.Share(x) * (Width - 1)), (int)Math.Round((1 - up.Share(y)) * (Height - 1)));
            Draw(number, before ?? place, place);
            before = place;
        }
    }

    // A step at a time, along whichever way is longer.
    private void Draw(int number, (int X, int Y) from, (int X, int Y) to)
    {
        var steps = Math.Max(Math.Abs(to.X - from.X), Math.Abs(to.Y - from.Y));
        for (var i = 0; i <= steps; i++)
        {
            var share = steps == 0 ? 0 : (double)i / steps;
            var x = (int)Math.Round(from.X + ((to.X - from.X) * share));
            var y = (int)Math.Round(from.Y + ((to.Y - from.Y) * share));
            _owners[(y * Width) + x] = number;
        }
    }
}
