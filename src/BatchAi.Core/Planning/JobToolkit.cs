using BatchAi.Core.Wire;

namespace BatchAi.Core.Planning;

/// <summary>Tells a job's toolkit by the settings block that it has.</summary>
public static class JobToolkit
{
    private static readonly KeyValuePair<string, Func<JobBaseProperties, object?>>[] Settings =
    [
        new("cntk", job => job.CntkSettings),
        new("tensorflow", job => job.TensorFlowSettings),
        new("caffe", job => job.CaffeSettings),
        new("caffe2", job => job.Caffe2Settings),
        new("chainer", job => job.ChainerSettings),
        new("pytorch", job => job.PyTorchSettings),
        new("horovod", job => job.HorovodSettings),
        new("custommpi", job => job.CustomMpiSettings),
        new("custom", job => job.CustomToolkitSettings),
    ];

    /// <summary>The toolkit in the wire's spelling, e.g. <c>cntk</c>.</summary>
    /// <param name="job">The job.</param>
    /// <exception cref="BatchAiException">The job has no toolkit, or several.</exception>
    public static string ToolTypeOf(JobBaseProperties job)
    {
        var found = Settings.Where(setting => setting.Value(job) is not null).Select(setting => setting.Key).ToList();
        return found.Count switch
        {
            1 => found[0],
            0 => throw new BatchAiException(
                "ToolkitMissing",
                "The job has no toolkit settings.",
                "Add one of them, e.g. customToolkitSettings with a commandLine."),
            _ => throw new BatchAiException(
                "ToolkitAmbiguous",
                $"The job has the settings of several toolkits: {string.Join(", ", found)}.",
                "Keep the settings of one toolkit."),
        };
    }
}
