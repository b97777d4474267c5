using System.Globalization;

namespace BatchAi.Core.Sweeps;

/// <summary>Reads ranges: <c>1..5</c>, <c>9..1..2</c>, <c>0.1..0.5..0.1</c>. They are counted in decimals, so that nothing is rounded.</summary>
internal static class SweepRange
{
    /// <summary>The numbers of a range; null when the text is none.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="BatchAiException"><c>InvalidSweep</c>: it looks like one and is none. <c>SweepTooLarge</c>.</exception>
    public static IEnumerable<string>? TryRead(string text)
    {
        var words = text.Split([".."], StringSplitOptions.None);
        if (words.Length is not (2 or 3)) return null;
        var numbers = words.Select(Number).OfType<decimal>().ToList();
        if (numbers.Count < words.Length) return null;
        if (words.Length == 2 && (numbers[0] != decimal.Truncate(numbers[0]) || numbers[1] != decimal.Truncate(numbers[1]))) throw SweepFaults.BadRange(text, "has fractions and no step");
        var step = words.Length == 2 ? 1 : numbers[2];
        if (step <= 0) throw SweepFaults.BadRange(text, "has a step that does not lead on; it is above 0, whichever end is larger");
        try
        {
            return Numbers(numbers[0], numbers[1], step);
        }
        catch (OverflowException)
        {
            throw SweepFaults.BadRange(text, "has numbers that are too large to count with");
        }
    }

    private static List<string> Numbers(decimal first, decimal last, decimal step)
    {
        var steps = Math.Floor(Math.Abs(last - first) / step);
        if (steps >= Sweep.MaximumVariants) throw SweepFaults.TooLarge(steps + 1);
        return [.. Enumerable.Range(0, (int)steps + 1).Select(i => (first + (last < first ? -i : i) * step).ToString(CultureInfo.InvariantCulture))];
    }

    private static decimal? Number(string word) =>
        decimal.TryParse(word, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number) ? number : null;
}
