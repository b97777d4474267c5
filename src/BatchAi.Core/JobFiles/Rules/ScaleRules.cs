namespace BatchAi.Core.JobFiles;

/// <summary>Judges how a cluster gets its size.</summary>
internal static class ScaleRules
{
    public static void CheckKind(ConfigPlace cluster, FaultList faults)
    {
        if (cluster.Object("scaleSettings") is not { } scale) return;
        var count = (scale.Member("manual") is null ? 0 : 1) + (scale.Member("autoScale") is null ? 0 : 1);
        if (count == 1) return;
        faults.Error(FaultCodes.ExactlyOne, scale, $"This object has {(count == 0 ? "neither" : "both")} of 'manual' and 'autoScale'; give exactly one of them.");
    }

    public static void CheckCounts(ConfigPlace cluster, FaultList faults)
    {
        if (cluster.Object("scaleSettings") is not { } scale) return;
        if (scale.Object("manual") is { } manual) CountRules.CheckAtLeast(manual, "targetNodeCount", 0, faults);
        if (scale.Object("autoScale") is not { } automatic) return;
        CountRules.CheckAtLeast(automatic, "minimumNodeCount", 0, faults);
        CountRules.CheckAtLeast(automatic, "maximumNodeCount", 0, faults);
        CountRules.CheckAtLeast(automatic, "initialNodeCount", 0, faults);
        CountRules.CheckNotAbove(automatic, "minimumNodeCount", automatic, "maximumNodeCount", faults);
        CountRules.CheckNotAbove(automatic, "initialNodeCount", automatic, "maximumNodeCount", faults);
    }
}
