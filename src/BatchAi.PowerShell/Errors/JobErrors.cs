using System.Management.Automation;

namespace BatchAi;

/// <summary>Errors of jobs: of what they are to do, of waiting for them, and of how they end.</summary>
internal static class JobErrors
{
    private const string ClusterRequired = nameof(ClusterRequired);
    private const string JobNotRestartable = nameof(JobNotRestartable);
    private const string ParameterNotForToolkit = nameof(ParameterNotForToolkit);
    private const string ParameterConflict = nameof(ParameterConflict);
    private const string PreparationOnHost = nameof(PreparationOnHost);
    private const string SecretsRequired = nameof(SecretsRequired);
    private const string StorageKeyRequired = nameof(StorageKeyRequired);
    private const string WaitTimedOut = nameof(WaitTimedOut);

    internal static readonly ErrorEntry[] Entries =
    [
        new("JobNotFound", ErrorCategory.ObjectNotFound, "Get-BatchAiJob lists those that are there; Get-BatchAiJob -Group has those of a sweep."),
        new("JobFailed", ErrorCategory.InvalidResult, "See why, with Get-BatchAiJobDiagnostic."),
        new("DiagnosticUnavailable", ErrorCategory.NotImplemented, "Look at the properties of the job or cluster, and at what the job wrote, with Watch-BatchAiJobOutput."),
        new("RunNotStarted", ErrorCategory.ResourceUnavailable, "Run 'batchai run' by hand to see why."),
        new(WaitTimedOut, ErrorCategory.OperationTimeout, "The job goes on; wait for it again with Wait-BatchAiJob."),
        new(ClusterRequired, ErrorCategory.InvalidArgument, "Give -Cluster; Get-BatchAiCluster lists those that are there."),
        new(StorageKeyRequired, ErrorCategory.ObjectNotFound, "Give -StorageAccount and -StorageAccountKey, or the key in the job itself."),
        new(SecretsRequired, ErrorCategory.InvalidArgument, "Give their values with -EnvironmentSecret @{ NAME = 'value' }."),
        new(JobNotRestartable, ErrorCategory.InvalidData, "Export its job file, complete it, and submit that."),
        new(ParameterNotForToolkit, ErrorCategory.InvalidArgument, "Leave the parameter out, or choose another -Toolkit."),
        new(ParameterConflict, ErrorCategory.InvalidArgument, "Leave one of the parameters out."),
        new(PreparationOnHost, ErrorCategory.OperationStopped, "Give -Force to run it on the machine itself, or start docker or podman there."),
    ];

    internal static BatchAiException Failed(Job job)
    {
        var end = job.ExitCode is { } code ? $"failed with exit code {code}" : "failed";
        var why = job.Error is { Count: > 0 } errors ? " " + string.Join(" ", errors.Select(error => $"{error.Code}: {error.Message}")) : "";
        return new("JobFailed", $"The job '{job.Name}' {end}.{why}", $"See why: Get-BatchAiJobDiagnostic {job.Name} -Experiment {job.ExperimentName} -Workspace {job.WorkspaceName}");
    }

    internal static BatchAiException RunFailed(LocalRunResult run) =>
        new("JobFailed", $"The job '{run.JobName}' ended with exit code {run.ExitCode}.", $"Look at what it wrote, in '{run.Folder}'.");

    internal static BatchAiException TimedOut(ResourcePath job, string? state, TimeSpan timeout) => new(
        WaitTimedOut,
        $"After {Durations.Describe(timeout)} the job '{job.Name}' is {state ?? "not known"}.",
        $"It goes on. Wait for it again: Wait-BatchAiJob {job.Name} -Experiment {job.ExperimentName} -Workspace {job.WorkspaceName}");

    internal static BatchAiException NoCluster() => new(ClusterRequired, "Nothing says which cluster the job is for.");

    internal static BatchAiException NoName() => new("NameRequired", "A job that is in no file has no name.", "Give -Name.");

    internal static BatchAiException NoAccount() => new("StorageAccountRequired", "The job leaves its storage account open (<AZURE_BATCHAI_STORAGE_ACCOUNT>), and none is given.", "Give -StorageAccount, or set the environment variable AZURE_BATCHAI_STORAGE_ACCOUNT.");

    internal static BatchAiException NoKey(string account) => new(StorageKeyRequired, $"Something of the storage account '{account}' is to be mounted, which is not in this subscription, and its key is not given.");

    internal static BatchAiException NoSecrets(ResourcePath job, IReadOnlyCollection<string> names) => new(
        SecretsRequired,
        $"The job '{job.Name}' has secrets whose values the service never tells: {string.Join(", ", names)}.",
        $"Give them: -EnvironmentSecret @{{ {string.Join("; ", names.Select(name => $"{name} = '…'"))} }}");

    internal static BatchAiException NotAgain(ResourcePath job, JobConfigFault fault) => new(
        JobNotRestartable,
        $"The job '{job.Name}' cannot be submitted again as it is: {fault.Message} ({fault.Path})",
        $"Write its file with 'Export-BatchAiJobConfig {job.Name}', complete it, and submit it with 'New-BatchAiJob -ConfigFile'.");

    internal static BatchAiException NotForToolkit(string parameter, JobToolkit toolkit) => new(ParameterNotForToolkit, $"-{parameter} is nothing for the toolkit {toolkit}.");

    internal static BatchAiException Conflict(string one, string other) => new(ParameterConflict, $"-{one} and -{other} contradict each other.");

    internal static BatchAiException OneName(string name, int count) => new(ParameterConflict, $"{count} jobs cannot all be called '{name}'.", "Leave -NewName out, or restart one job.");

    internal static BatchAiException OnHost(string image) => new(PreparationOnHost, $"No container engine answers where the job would run, so it would run on the machine itself and not in the image '{image}', and so would its preparation.");
}
