namespace BatchAi.Core.Planning.Toolkits;

/// <summary>The toolkits.</summary>
internal static class ToolkitPlanners
{
    private static readonly ToolkitPlanner[] All =
    [
        new CntkPlanner(),
        new PyTorchPlanner(),
        new TensorFlowPlanner(),
        new CaffePlanner(),
        new Caffe2Planner(),
        new ChainerPlanner(),
        new CustomPlanner(),
        new CustomMpiPlanner(),
        new HorovodPlanner(),
    ];

    /// <summary>The planner of a toolkit.</summary>
    /// <param name="toolType">The toolkit in the wire's spelling.</param>
    public static ToolkitPlanner Of(string toolType) => Array.Find(All, planner => planner.ToolType == toolType)!;
}
