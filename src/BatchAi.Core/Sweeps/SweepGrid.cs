namespace BatchAi.Core.Sweeps;

/// <summary>All combinations of the values of some parameters, by their places; none of them is made before it is asked for.</summary>
/// <param name="parameters">The parameters; of neighbours, the last one differs first.</param>
internal sealed class SweepGrid(IReadOnlyList<SweepParameter> parameters)
{
    /// <summary>How many there are.</summary>
    public long Count { get; } = CountOf(parameters);

    /// <summary>Which of its values each parameter has.</summary>
    /// <param name="place">The place of the combination, counted from 0.</param>
    public int[] DigitsOf(long place)
    {
        var digits = new int[parameters.Count];
        for (var i = digits.Length - 1; i >= 0; i--)
        {
            digits[i] = (int)(place % parameters[i].Values.Count);
            place /= parameters[i].Values.Count;
        }

        return digits;
    }

    private static long CountOf(IReadOnlyList<SweepParameter> parameters)
    {
        try
        {
            return parameters.Aggregate(1L, (count, parameter) => checked(count * parameter.Values.Count));
        }
        catch (OverflowException)
        {
            throw SweepFaults.Uncountable();
        }
    }
}
