namespace BatchAi.Core.Planning.Toolkits;

/// <summary>The toolkits that can be planned.</summary>
internal static class ToolkitPlanners
{
    private static readonly IToolkitPlanner[] All = [new CustomPlanner(), new CntkPlanner()];

    /// <summary>The planner of a toolkit.</summary>
    /// <exception cref="BatchAiException">The toolkit cannot be planned.</exception>
    public static IToolkitPlanner Of(string toolType) =>
        Array.Find(All, planner => planner.ToolType == toolType)
        ?? throw NotSupported($"Jobs of the toolkit '{toolType}' cannot be run.");

    public static BatchAiException NotSupported(string message) => new(
        "ToolkitNotSupported",
        message,
        "Start the program by customToolkitSettings.commandLine, or use a job with one process.");
}
