using System.Management.Automation;

namespace BatchAi;

/// <summary>Errors of jobs: of what they are to do, of waiting for them, and of how they end.</summary>
internal static class JobErrors
{
    internal static readonly ErrorEntry[] Entries =
    [
        new("JobNotFound", ErrorCategory.ObjectNotFound, "Get-BatchAiJob lists those that are there."),
        new("JobFailed", ErrorCategory.InvalidResult, "Look at what the job wrote, with Watch-BatchAiJobOutput."),
    ];

    internal static BatchAiException Failed(Job job)
    {
        var end = job.ExitCode is { } code ? $"failed with exit code {code}" : "failed";
        var why = job.Error is { Count: > 0 } errors ? " " + string.Join(" ", errors.Select(error => $"{error.Code}: {error.Message}")) : "";
        return new("JobFailed", $"The job '{job.Name}' {end}.{why}", $"Look at what it wrote: Get-BatchAiJob {job.Name} -Experiment {job.ExperimentName} -Workspace {job.WorkspaceName} | Watch-BatchAiJobOutput");
    }
}
