using System.Management.Automation;
using BatchAi.Completion;
using BatchAi.Parameters;
using BatchAi.Pipeline;

namespace BatchAi.Commands;

/// <summary>Sets what cmdlets use when a parameter is not given. What is not named here stays as it is.</summary>
[Cmdlet(VerbsCommon.Set, "BatchAiContext", SupportsShouldProcess = true)]
[OutputType(typeof(Context))]
public sealed class SetBatchAiContextCommand : ScopedCommand
{
    /// <summary>-Workspace: the workspace.</summary>
    [Parameter(ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("WorkspaceName")]
    [Reference(ResourceKind.Workspace)]
    [ArgumentCompleter(typeof(ResourceNameCompleter))]
    public ResourceReference? Workspace { get; set; }

    /// <summary>-Experiment: the experiment.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("ExperimentName")]
    [Reference(ResourceKind.Experiment)]
    [ArgumentCompleter(typeof(ResourceNameCompleter))]
    public ResourceReference? Experiment { get; set; }

    /// <summary>-Location: the region.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Location { get; set; }

    /// <summary>-PassThru: returns the context.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override Task ProcessAsync()
    {
        var path = Experiment?.Path ?? Workspace?.Path;
        (string Name, string? Value, Action<string> Set)[] changes =
        [
            (nameof(ResourceGroupName), ResourceGroupName ?? path?.ResourceGroupName, value => Defaults.ResourceGroupName = value),
            (nameof(Workspace), Workspace?.Name ?? path?.WorkspaceName, value => Defaults.Workspace = value),
            (nameof(Experiment), Experiment?.Name, value => Defaults.Experiment = value),
            (nameof(Location), Location, value => Defaults.Location = value),
        ];
        var given = changes.Where(change => change.Value is not null).ToList();
        var words = string.Join(", ", given.Select(change => $"{change.Name} '{change.Value}'"));
        if (given.Count > 0 && !ShouldProcess(Defaults.ToString(), $"Use by default {words}")) return Task.CompletedTask;
        foreach (var change in given) change.Set(change.Value!);
        if (PassThru) WriteObject(Defaults);
        return Task.CompletedTask;
    }
}
