using System.Management.Automation;
using BatchAi.Completion;
using BatchAi.Parameters;
using BatchAi.Pipeline;

namespace BatchAi.Commands;

/// <summary>Gets jobs, the latest last.</summary>
[Cmdlet(VerbsCommon.Get, "BatchAiJob", DefaultParameterSetName = ExperimentSet)]
[OutputType(typeof(Job))]
public sealed class GetBatchAiJobCommand : ResourceGetCommand<Job>
{
    private const string ExperimentSet = "Experiment";
    private const string ClusterSet = "Cluster";

    private ResourcePath? _cluster;
    private NameFilter? _groups;

    /// <summary>-Experiment: the experiment; the context's when not given, and all of them when there is none.</summary>
    [Parameter(ParameterSetName = ExperimentSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("ExperimentName")]
    [Reference(ResourceKind.Experiment)]
    [ArgumentCompleter(typeof(ResourceNameCompleter))]
    public ResourceReference? Experiment { get; set; }

    /// <summary>-Cluster: a cluster; its jobs are looked for in all experiments of its workspace.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ClusterSet, ValueFromPipeline = true)]
    [Reference(ResourceKind.Cluster)]
    [ArgumentCompleter(typeof(ResourceNameCompleter))]
    public ResourceReference? Cluster { get; set; }

    /// <summary>-Workspace: the workspace; the context's when not given.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("WorkspaceName")]
    [Reference(ResourceKind.Workspace)]
    [ArgumentCompleter(typeof(ResourceNameCompleter))]
    public ResourceReference? Workspace { get; set; }

    /// <summary>-State: only jobs in one of these states.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public JobExecutionState[]? State { get; set; }

    /// <summary>-Group: only jobs of these groups, as sweeps are; wildcards are expanded.</summary>
    [Parameter]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(JobGroupCompleter))]
    public string[]? Group { get; set; }

    /// <inheritdoc/>
    protected override ResourceKind Kind => ResourceKind.Job;

    /// <inheritdoc/>
    protected override ResourceKind ParentKind => ResourceKind.Experiment;

    /// <inheritdoc/>
    protected override Task ProcessAsync()
    {
        _groups = Group is null ? null : new NameFilter(Group);
        _cluster = Cluster is { } cluster ? cluster.Path ?? WorkspacePath(Workspace).Child(ResourceKind.Cluster, cluster.Name) : null;
        return base.ProcessAsync();
    }

    /// <inheritdoc/>
    protected override ResourcePath PlaceByDefault() => Scope.FindExperiment(Workspace, Experiment) ?? Scope.FindWorkspace(Workspace) ?? Scope.FindGroup() ?? Subscription;

    /// <inheritdoc/>
    protected override ResourcePath Place() => _cluster?.Parent ?? base.Place();

    /// <inheritdoc/>
    protected override Task ForEachParentAsync(ResourcePath place, Func<ResourcePath, Task> use) => ForEachExperimentAsync(place, use);

    /// <inheritdoc/>
    protected override bool IsWanted(Job item) =>
        (_cluster is null || _cluster.Equals(ResourcePath.TryParse(item.ClusterId)))
        && (_groups is null || (item.Group is { } group && (_groups.Matches(group) || _groups.Literals.Contains(group, StringComparer.OrdinalIgnoreCase))))
        && (State is null || Array.Exists(State, state => state.ToString().Equals(item.ExecutionState, StringComparison.OrdinalIgnoreCase)));

    /// <inheritdoc/>
    protected override Task<Job> GetAsync(ResourcePath path) => Client.Compute().Jobs.GetAsync(path, StopToken);

    /// <inheritdoc/>
    // A service knows the jobs of one group without looking through all.
    protected override Task<Page<Job>> ListAsync(ResourcePath place, string? next) => _groups is { NeedsList: false, Literals: { Count: 1 } one }
        ? Client.Compute().Jobs.ListGroupAsync(place, one[0], next, StopToken)
        : Client.Compute().Jobs.ListAsync(place, next, StopToken);
}
