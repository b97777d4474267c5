namespace BatchAi.House.Sizes;

/// <summary>How a measure spreads: the middle, the value that nine of ten do not pass, and the largest.</summary>
internal sealed record Spread(int Median, int P90, int Maximum)
{
    public static Spread Of(IEnumerable<int> values)
    {
        var sorted = values.Order().ToList();
        return sorted.Count == 0 ? new Spread(0, 0, 0) : new Spread(At(sorted, 0.5), At(sorted, 0.9), sorted[^1]);
    }

    public override string ToString() => $"{Median,6} {P90,5} {Maximum,5}";

    // The nearest rank: always a value that occurs.
    private static int At(List<int> sorted, double share) => sorted[(int)Math.Ceiling(share * sorted.Count) - 1];
}
