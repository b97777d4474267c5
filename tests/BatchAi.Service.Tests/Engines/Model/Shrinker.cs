namespace BatchAi.Service.Tests.Engines.Model;

/// <summary>Makes a failing history short: what can be left out is left out, and numbers get small.</summary>
internal static class Shrinker
{
    private const int MostTries = 3_000;

    internal static List<Step> Shrink(IReadOnlyList<Step> history, Func<IReadOnlyList<Step>, bool> stillFails)
    {
        // Somebody waits for it: a history that is a little longer than it had to be does as well.
        var tries = 0;
        bool fails(IReadOnlyList<Step> shorter) => ++tries <= MostTries && stillFails(shorter);
        var steps = history.ToList();
        for (var size = steps.Count / 2; size > 0; size = size == 1 && TryLeaveOut(steps, 1, fails) ? 1 : size / 2)
        {
            while (TryLeaveOut(steps, size, fails))
            {
                // Again, as long as something can go.
            }
        }

        for (var i = 0; i < steps.Count; i++) Simplify(steps, i, fails);
        return steps;
    }

    private static bool TryLeaveOut(List<Step> steps, int size, Func<IReadOnlyList<Step>, bool> fails)
    {
        var hasShrunk = false;
        for (var start = steps.Count - size; start >= 0; start -= size)
        {
            List<Step> shorter = [.. steps[..start], .. steps[(start + size)..]];
            if (!fails(shorter)) continue;
            steps.Clear();
            steps.AddRange(shorter);
            hasShrunk = true;
            start = Math.Min(start, steps.Count);
        }

        return hasShrunk;
    }

    private static void Simplify(List<Step> steps, int place, Func<IReadOnlyList<Step>, bool> fails)
    {
        for (var number = 0; number < 3; number++)
        {
            var simpler = Enumerable.Range(0, 4).Select(value => number switch
            {
                0 => steps[place] with { A = value },
                1 => steps[place] with { B = value },
                _ => steps[place] with { C = value },
            }).FirstOrDefault(step => fails([.. steps[..place], step, .. steps[(place + 1)..]]));
            if (simpler is not null) steps[place] = simpler;
        }
    }
}
