using System.Collections;
using System.Management.Automation;
using System.Security;
using BatchAi.Completion;
using BatchAi.Connections;
using BatchAi.Parameters;

namespace BatchAi.Pipeline;

/// <summary>
/// A cmdlet whose parameters say what a job is to be. Over a file or a hashtable, their values replace what it says, and
/// their lists are added to its own.
/// </summary>
public abstract class JobDefinitionCommand : JobToolkitCommand
{
    /// <summary>-Experiment: the experiment; the context's when not given.</summary>
    [Parameter]
    [Alias("ExperimentName")]
    [Reference(ResourceKind.Experiment)]
    [ArgumentCompleter(typeof(ResourceNameCompleter))]
    public ResourceReference? Experiment { get; set; }

    /// <summary>-NodeCount: how many nodes run the job; 1 when nothing says it.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? NodeCount { get; set; }

    /// <summary>-StorageAccount: the account that is left open in the job and in mounts; that of AZURE_BATCHAI_STORAGE_ACCOUNT when not given.</summary>
    [Parameter]
    [Reference(ResourceKind.StorageAccount)]
    [ArgumentCompleter(typeof(ResourceNameCompleter))]
    public ResourceReference? StorageAccount { get; set; }

    /// <summary>-StorageAccountKey: its key; looked up when not given.</summary>
    [Parameter]
    [ValidateNotNull]
    public SecureString? StorageAccountKey { get; set; }

    /// <summary>-Mount: what the job mounts: mounts, shares, containers, file servers.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [Mount]
    public Mount[]? Mount { get; set; }

    /// <summary>-InputDirectory: paths by id; the job finds them in AZ_BATCHAI_INPUT_id.</summary>
    [Parameter]
    [ValidateNotNull]
    public IDictionary? InputDirectory { get; set; }

    /// <summary>-OutputDirectory: path prefixes by id; the job finds the directories in AZ_BATCHAI_OUTPUT_id.</summary>
    [Parameter]
    [ValidateNotNull]
    public IDictionary? OutputDirectory { get; set; }

    /// <summary>-StdOutErrPathPrefix: where the output of the job goes; by default the first thing that is mounted.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? StdOutErrPathPrefix { get; set; }

    /// <summary>-EnvironmentVariable: variables by name.</summary>
    [Parameter]
    [ValidateNotNull]
    public IDictionary? EnvironmentVariable { get; set; }

    /// <summary>-EnvironmentSecret: variables by name whose values are never told again; texts or secure strings.</summary>
    [Parameter]
    [ValidateNotNull]
    public IDictionary? EnvironmentSecret { get; set; }

    /// <summary>-ContainerImage: the image that the job runs in.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ContainerImage { get; set; }

    /// <summary>-PreparationCommandLine: what each node runs before the job.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? PreparationCommandLine { get; set; }

    /// <summary>-Priority: its place among other jobs that wait.</summary>
    [Parameter]
    public JobPriority Priority { get; set; }

    /// <summary>-MaxWallClockTime: how long it may run; a bare number counts seconds. A week when nothing says it.</summary>
    [Parameter]
    [BareNumber(DurationUnit.Seconds)]
    public TimeSpan? MaxWallClockTime { get; set; }

    /// <summary>The storage account that placeholders stand for; null when none is known.</summary>
    private protected string? AccountName => StorageAccount?.Name ?? EnvironmentDefaults.StorageAccount;

    private bool IsByParameters => ParameterSetName == ParametersSet;

    /// <summary>Reads and plans the job; errors are written.</summary>
    /// <param name="name">Its name; null to call it like its file.</param>
    /// <param name="hasCluster">Whether there has to be a cluster.</param>
    private protected async Task<JobDraft?> DraftAsync(string? name, bool hasCluster) =>
        FindText() is { } text ? await DraftAsync(text, name ?? NameOf(text), hasCluster, variant: null) : null;

    /// <summary>Reads and plans a job; errors are written.</summary>
    /// <param name="text">Its text.</param>
    /// <param name="name">Its name.</param>
    /// <param name="hasCluster">Whether there has to be a cluster.</param>
    /// <param name="variant">The values of a sweep that it gets.</param>
    private protected async Task<JobDraft?> DraftAsync(JobText text, string name, bool hasCluster, SweepVariant? variant)
    {
        var cluster = hasCluster && (IsByParameters || Cluster is not null) ? await FindClusterAsync(idOfJob: null) : null;
        var completion = new JobCompletion { ClusterId = cluster?.ResourceId, AccountName = AccountName ?? MountVolumes.AccountPlaceholder };
        var template = new JobTemplate(text, Overlay(cluster), completion);
        var read = template.Read(variant);
        if (!Report(read.Faults, text.Place)) return null;
        if (hasCluster && cluster is null)
        {
            cluster = await FindClusterAsync(read.ClusterId);
            if (read.ClusterId is null) completion.ClusterId = cluster.ResourceId;
        }

        var config = template.Complete(read);
        try
        {
            return new(name, cluster, config, config.Plan(PlanRequest(name, cluster)), template);
        }
        catch (BatchAiException error)
        {
            WriteError(ConfigErrors.NotPlanned(error, text.Place));
            return null;
        }
    }

    /// <summary>What a job without a name is called: like its file.</summary>
    private protected static string NameOf(JobText text) => text.FilePath is { } path ? JobNames.Of(path) : "job";

    /// <summary>What a plan needs to know besides the job.</summary>
    /// <param name="name">The job's name.</param>
    /// <param name="cluster">The cluster; null when there need not be one.</param>
    private protected JobPlanRequest PlanRequest(string name, Cluster? cluster)
    {
        var request = new JobPlanRequest { JobName = name, ClusterConfig = cluster is null ? null : ClusterConfig(cluster) };
        if (Scope.FindExperiment(Workspace, Experiment) is not { } experiment) return request;
        (request.ExperimentName, request.WorkspaceName, request.ResourceGroupName) = (experiment.Name, experiment.WorkspaceName!, experiment.ResourceGroupName!);
        if (experiment.SubscriptionId.Length > 0) request.SubscriptionId = experiment.SubscriptionId;
        return request;
    }

    /// <summary>What the parameters say, in the shape of a job file.</summary>
    /// <param name="cluster">The cluster; null when it is not known, or not yet.</param>
    private protected string Overlay(Cluster? cluster)
    {
        var definition = new JobOverlay
        {
            NodeCount = NodeCount ?? (IsByParameters ? 1 : null),
            Priority = MyInvocation.BoundParameters.ContainsKey(nameof(Priority)) ? Priority : null,
            Mounts = MountVolumes.Write(Mount, server => WorkspacePath(Workspace).Child(ResourceKind.FileServer, server).ToString()),
            Inputs = InputDirectory,
            Outputs = OutputDirectory,
            OutputPrefix = StdOutErrPathPrefix ?? (IsByParameters ? DefaultPrefix(cluster) : null),
            Variables = EnvironmentVariable,
            Secrets = EnvironmentSecret,
            Image = ContainerImage,
            Preparation = PreparationCommandLine,
            Limit = MaxWallClockTime,
            Toolkit = IsByParameters ? ToolkitSettings() : null,
        };
        return definition.ToJson();
    }

    // What is mounted can be listed and watched; the node's own disk is what is left otherwise, and the plan warns of it.
    private string DefaultPrefix(Cluster? cluster)
    {
        if (Mount is { Length: > 0 } own) return $"$AZ_BATCHAI_JOB_MOUNT_ROOT/{own[0].MountPath ?? own[0].Name}";
        return cluster?.Mount is { Count: > 0 } mounts ? $"$AZ_BATCHAI_MOUNT_ROOT/{mounts[0].MountPath}" : "$AZ_BATCHAI_JOB_TEMP";
    }
}
