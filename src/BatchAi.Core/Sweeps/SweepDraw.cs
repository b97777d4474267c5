namespace BatchAi.Core.Sweeps;

/// <summary>
/// Draws places at random, no place twice. The first of them do not depend on how many are drawn, so that a larger draw has
/// all of a smaller one; and the numbers are made here, so that every runtime draws the same.
/// </summary>
internal static class SweepDraw
{
    /// <summary>Draws some places.</summary>
    /// <param name="places">How many places there are.</param>
    /// <param name="count">How many are drawn, which are not more.</param>
    /// <param name="seed">What decides the draw.</param>
    public static IEnumerable<long> Take(long places, int count, int seed)
    {
        // As one shuffles cards from the top; of the cards only those are noted that lie elsewhere than at the beginning.
        var moved = new Dictionary<long, long>();
        var state = unchecked((ulong)seed);
        for (var top = 0L; top < count; top++)
        {
            var chosen = top + Below(places - top, ref state);
            yield return At(chosen);
            moved[chosen] = At(top);
            moved.Remove(top);
        }

        long At(long place) => moved.TryGetValue(place, out var card) ? card : place;
    }

    // Each number is as likely as any other: what is left over above the last whole multiple is drawn again.
    private static long Below(long limit, ref ulong state)
    {
        var bound = (ulong)limit;
        var rest = ulong.MaxValue % bound;
        ulong number;
        do number = Next(ref state);
        while (number > ulong.MaxValue - rest);
        return (long)(number % bound);
    }

    // SplitMix64.
    private static ulong Next(ref ulong state)
    {
        unchecked
        {
            state += 0x9E3779B97F4A7C15;
            var number = state;
            number = (number ^ (number >> 30)) * 0xBF58476D1CE4E5B9;
            number = (number ^ (number >> 27)) * 0x94D049BB133111EB;
            return number ^ (number >> 31);
        }
    }
}
