using BatchAi.Core.JobFiles;

namespace BatchAi.Core.Sweeps;

/// <summary>Makes the jobs of a sweep of what it tries.</summary>
public static class Sweep
{
    /// <summary>How many jobs a sweep may have.</summary>
    public const int MaximumVariants = 100_000;

    /// <summary>What the variables begin with that tell a job its values.</summary>
    public const string VariablePrefix = "PARAM_";

    /// <summary>The variable that tells a job its value of a parameter.</summary>
    /// <param name="parameter">The parameter's name.</param>
    public static string VariableOf(string parameter) => VariablePrefix + parameter.ToUpperInvariant();

    /// <summary>Names the jobs of a sweep, and says which values each has.</summary>
    /// <param name="baseName">What their names begin with.</param>
    /// <param name="sweep">The sweep.</param>
    /// <exception cref="BatchAiException"><c>InvalidSweep</c>: it makes no sense. <c>SweepTooLarge</c>.</exception>
    public static IReadOnlyList<SweepVariant> Plan(string baseName, SweepDefinition sweep)
    {
        Check(sweep);
        var grid = new SweepGrid(sweep.Parameters);
        var count = Math.Min(grid.Count, sweep.First ?? long.MaxValue);
        if (count > MaximumVariants) throw SweepFaults.TooLarge(count);
        var places = sweep.First is null ? Range(count) : SweepDraw.Take(grid.Count, (int)count, sweep.RandomSeed);
        var names = new SweepNames(baseName, sweep.Parameters);
        return [.. places.Select(place => grid.DigitsOf(place)).Select(digits => Variant(sweep, names, digits))];
    }

    private static SweepVariant Variant(SweepDefinition sweep, SweepNames names, int[] digits)
    {
        var values = sweep.Parameters.Select((parameter, i) => new KeyValuePair<string, SweepValue>(parameter.Name, parameter.Values[digits[i]]));
        return new(names.Of(digits), [.. values]);
    }

    private static void Check(SweepDefinition sweep)
    {
        if (sweep.Parameters.Count == 0) throw SweepFaults.NoParameter();
        if (sweep.First < 1) throw SweepFaults.BadFirst();
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var parameter in sweep.Parameters)
        {
            if (!IsName(parameter.Name)) throw SweepFaults.BadName(parameter.Name);
            if (!names.Add(parameter.Name)) throw SweepFaults.NameTwice(parameter.Name);
            CheckValues(parameter);
        }
    }

    private static void CheckValues(SweepParameter parameter)
    {
        if (parameter.Values.Count == 0) throw SweepFaults.NoValue(parameter.Name);
        var texts = new HashSet<string>(StringComparer.Ordinal);
        foreach (var value in parameter.Values)
        {
            if (value.Text.Contains('\0')) throw SweepFaults.BadValue(parameter.Name);
            if (!texts.Add(value.Text)) throw SweepFaults.ValueTwice(parameter.Name, value.Text);
        }
    }

    private static bool IsName(string name) => name.Length > 0 && name.All(VariableRules.IsWordLetter) && name[0] is not (>= '0' and <= '9');

    private static IEnumerable<long> Range(long count)
    {
        for (var place = 0L; place < count; place++) yield return place;
    }
}
