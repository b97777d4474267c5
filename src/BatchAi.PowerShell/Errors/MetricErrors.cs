using System.Management.Automation;

namespace BatchAi;

/// <summary>Errors of metrics that jobs' output tells, and of charts of them.</summary>
internal static class MetricErrors
{
    private const int MostNames = 10;
    private const string NoMetric = nameof(NoMetric);
    private const string ChartFormatUnknown = nameof(ChartFormatUnknown);
    private const string ChartFileExists = nameof(ChartFileExists);
    private const string ChartFileNotWritable = nameof(ChartFileNotWritable);

    internal static readonly ErrorEntry[] Entries =
    [
        new(NoMetric, ErrorCategory.ObjectNotFound, "Look at the output with Get-BatchAiJobFileContent, and tell by -Pattern what its metrics look like."),
        new(ChartFormatUnknown, ErrorCategory.InvalidArgument, "Give -Path a name that ends with .svg or .html."),
        new(ChartFileExists, ErrorCategory.ResourceExists, "Choose another -Path, or overwrite the file with -Force."),
        new(ChartFileNotWritable, ErrorCategory.WriteError, "Check that the folder is yours to write to, and that there is room."),
        new("InvalidPattern", ErrorCategory.InvalidArgument, "Give -Pattern a regular expression with a named group for each metric, e.g. 'loss is (?<loss>\\S+)'."),
        new("PatternTooSlow", ErrorCategory.LimitsExceeded, "Write the pattern without nested repetitions, lookarounds and references to groups."),
        new("OutputFileNotFound", ErrorCategory.ObjectNotFound, "Get-BatchAiJobFile lists the files that are there."),
    ];

    // Nobody who names a job first has to know that its place is another one.
    internal static BatchAiException NoJob(string name)
    {
        var job = JobNames.IsValid(name) ? name : "NAME";
        return new(
            JobFileErrors.JobRequired,
            $"Nothing says which job is meant: '{name}' is read as the name of a metric. A job is given as -Job {job}, or by the pipeline.",
            $"Give -Job {job}, or a job from the pipeline: Get-BatchAiJob {job}.");
    }

    internal static BatchAiException NotTold(string name, IReadOnlyList<string> known) => known.Count > 0
        ? new(NoMetric, $"No output tells of a metric '{name}', but of {string.Join(", ", known.Take(MostNames))}{(known.Count > MostNames ? ", ..." : "")}.", "Give one of these names; -Pattern finds others.")
        : new(NoMetric, $"No output tells of a metric '{name}', nor of any other.");

    internal static BatchAiException None() => new(NoMetric, "There are no metrics to draw: no output tells of any.");

    internal static BatchAiException UnknownFormat(string path) => new(ChartFormatUnknown, $"'{path}' ends neither with .svg nor with .html.");

    internal static BatchAiException Exists(string path) => new(ChartFileExists, $"There is a file '{path}' already.");

    internal static BatchAiException NotWritable(string path, Exception cause) => new(ChartFileNotWritable, $"The file '{path}' cannot be written: {cause.Message}", null, cause);
}
