namespace BatchAi.Core.Wire;

/// <summary>Which toolkit a job uses: the settings block that is present decides.</summary>
public static class Toolkits
{
    private static readonly Toolkit[] All =
    [
        new("cntkSettings", "cntk", job => job.CntkSettings),
        new("pyTorchSettings", "pytorch", job => job.PyTorchSettings),
        new("tensorFlowSettings", "tensorflow", job => job.TensorFlowSettings),
        new("caffeSettings", "caffe", job => job.CaffeSettings),
        new("caffe2Settings", "caffe2", job => job.Caffe2Settings),
        new("chainerSettings", "chainer", job => job.ChainerSettings),
        new("customToolkitSettings", "custom", job => job.CustomToolkitSettings),
        new("customMpiSettings", "custommpi", job => job.CustomMpiSettings),
        new("horovodSettings", "horovod", job => job.HorovodSettings),
    ];

    /// <summary>The wire names of the settings blocks.</summary>
    public static IReadOnlyList<string> BlockNames { get; } = [.. All.Select(toolkit => toolkit.BlockName)];

    /// <summary>The tool types that answers may carry.</summary>
    public static IReadOnlyList<string> ToolTypes { get; } = [.. All.Select(toolkit => toolkit.ToolType)];

    /// <summary>The wire names of the settings blocks that a job has.</summary>
    /// <param name="job">The job.</param>
    public static IReadOnlyList<string> BlocksOf(JobBaseProperties job) =>
        [.. All.Where(toolkit => toolkit.Block(job) is not null).Select(toolkit => toolkit.BlockName)];

    /// <summary>The tool type of a job, e.g. <c>custom</c>; null unless the job has exactly one settings block.</summary>
    /// <param name="job">The job.</param>
    public static string? ToolTypeOf(JobBaseProperties job)
    {
        var present = All.Where(toolkit => toolkit.Block(job) is not null).Take(2).ToArray();
        return present.Length == 1 ? present[0].ToolType : null;
    }

    private sealed record Toolkit(string BlockName, string ToolType, Func<JobBaseProperties, object?> Block);
}
