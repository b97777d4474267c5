using System.Management.Automation;

namespace BatchAi;

/// <summary>Errors of the files that jobs write, and of watching them.</summary>
internal static class JobFileErrors
{
    /// <summary>A job has no such file.</summary>
    public const string JobFileNotFound = nameof(JobFileNotFound);

    /// <summary>Nothing says which job is meant.</summary>
    public const string JobRequired = nameof(JobRequired);

    private const string PathRequired = nameof(PathRequired);

    internal static readonly ErrorEntry[] Entries =
    [
        new(JobRequired, ErrorCategory.InvalidArgument, "Give -Job, or a job from the pipeline: Get-BatchAiJob."),
        new(JobFileNotFound, ErrorCategory.ObjectNotFound, "Get-BatchAiJobFile lists those that are there."),
        new(PathRequired, ErrorCategory.InvalidArgument, "Give -Path; Get-BatchAiJobFile lists the files that are there."),
        new("OutputDirectoryNotOnMount", ErrorCategory.InvalidOperation, "Submit the job with -Mount, e.g. -Mount (Get-BatchAiFileShare NAME -StorageAccount ACCOUNT): files on the node's own disk cannot be listed."),
        new("WatchInterrupted", ErrorCategory.ConnectionError, "Check that the service runs, and watch again."),
    ];

    internal static BatchAiException NoJob() => new(JobRequired, "Nothing says which job is meant.");

    internal static BatchAiException NoPath() => new(PathRequired, "Nothing says which file is meant.");

    internal static BatchAiException NotFound(ResourcePath job, string directory, string path) => new(
        JobFileNotFound,
        $"The job '{job.Name}' has no file '{path}' in its directory '{directory}'.",
        $"List those that are there: Get-BatchAiJobFile -ResourceId {job} -Directory {directory}");
}
