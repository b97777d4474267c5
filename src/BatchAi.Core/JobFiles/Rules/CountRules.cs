namespace BatchAi.Core.JobFiles;

/// <summary>Judges numbers.</summary>
internal static class CountRules
{
    public static void CheckAtLeast(ConfigPlace parent, string name, int least, FaultList faults)
    {
        if (parent.Integer(name, out var value) is not { } place || value >= least) return;
        faults.Error(FaultCodes.OutOfRange, place, $"'{name}' is {value}; give a whole number of at least {least}.", $"at least {least}");
    }

    /// <summary>One number of an object may not be larger than another, where both are given.</summary>
    public static void CheckNotAbove(ConfigPlace parent, string name, ConfigPlace limitParent, string limitName, FaultList faults)
    {
        if (parent.Integer(name, out var value) is not { } place || limitParent.Integer(limitName, out var limit) is null || value <= limit) return;
        faults.Error(FaultCodes.OutOfRange, place, $"'{name}' is {value}, more than the {limit} of '{limitName}'; give at most that.", $"at most {limit}");
    }
}
