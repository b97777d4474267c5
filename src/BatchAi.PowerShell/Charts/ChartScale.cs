namespace BatchAi.Charts;

/// <summary>From where to where an axis goes.</summary>
/// <param name="Least">Its beginning.</param>
/// <param name="Greatest">Its end.</param>
internal sealed record ChartScale(double Least, double Greatest)
{
    private const int MostTicks = 64;

    /// <summary>The axis on which values fit; where all are alike, they are in the middle.</summary>
    internal static ChartScale Of(IEnumerable<double> values)
    {
        var (least, greatest) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var value in values) (least, greatest) = (Math.Min(least, value), Math.Max(greatest, value));
        if (least > greatest) return new(0, 1);
        if (least < greatest) return new(least, greatest);
        var room = least == 0 ? 1 : Math.Abs(least) / 10;
        return new(least - room, greatest + room);
    }

    /// <summary>Where a value is on the axis, from 0 to 1.</summary>
    internal double Share(double value)
    {
        // Halves, since the whole may be more than a number can hold.
        var share = ((value / 2) - (Least / 2)) / ((Greatest / 2) - (Least / 2));
        return double.IsNaN(share) ? 0 : Math.Max(0, Math.Min(1, share));
    }

    /// <summary>Round values on the axis.</summary>
    /// <param name="wanted">About how many.</param>
    internal IReadOnlyList<double> Ticks(int wanted)
    {
        var step = RoundStep(((Greatest / 2) - (Least / 2)) * 2 / wanted);
        if (step <= 0 || double.IsNaN(step) || double.IsInfinity(step)) return [Least, Greatest];
        var ticks = new List<double>();
        for (var i = Math.Ceiling(Least / step); i * step <= Greatest + (step / 1e6) && ticks.Count < MostTicks; i++) ticks.Add(Math.Abs(i) < 0.5 ? 0 : i * step);
        return ticks;
    }

    private static double RoundStep(double step)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(step)));
        return (step / power) switch
        {
            <= 1 => power,
            <= 2 => 2 * power,
            <= 5 => 5 * power,
            _ => 10 * power,
        };
    }
}
