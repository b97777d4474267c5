namespace BatchAi.Service.Engines;

/// <summary>The allocation states of a cluster.</summary>
internal static class AllocationStates
{
    internal const string Steady = "steady";
    internal const string Resizing = "resizing";
}
