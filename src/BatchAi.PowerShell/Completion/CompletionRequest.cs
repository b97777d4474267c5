using System.Collections;
using BatchAi.Connections;
using BatchAi.Parameters;

namespace BatchAi.Completion;

/// <summary>What is to be completed, and what else stands on the line already.</summary>
/// <param name="CommandName">The cmdlet.</param>
/// <param name="ParameterName">The parameter.</param>
/// <param name="Word">What stands there so far, without quotes.</param>
/// <param name="Bound">The arguments of other parameters.</param>
internal sealed record CompletionRequest(string CommandName, string ParameterName, string Word, IDictionary Bound)
{
    // Read on the thread that asks: others belong to no runspace.
    private readonly Context? _context = Bound["Context"] as Context ?? Sessions.Current;

    /// <summary>The context to complete in; null when there is no connection, and then nothing is completed.</summary>
    internal Context? Context => _context;

    /// <summary>Finds the parents that are meant.</summary>
    internal ScopeResolver Scope => new(Context!, Bound["ResourceGroupName"] as string);

    /// <summary>What another parameter names.</summary>
    internal ResourceReference? Reference(string parameter, ResourceKind kind) => ReferenceReader.Read(Bound[parameter], kind);

    /// <summary>The job that is meant; null when none is named.</summary>
    internal ResourcePath? Job => Reference("Job", ResourceKind.Job) is not { } job ? null : job.Path ?? Experiment?.Child(ResourceKind.Job, job.Name);

    /// <summary>The workspace that is meant; null when none is known.</summary>
    internal ResourcePath? Workspace => Scope.FindWorkspace(Reference("Workspace", ResourceKind.Workspace));

    /// <summary>The experiment that is meant; null when none is known.</summary>
    internal ResourcePath? Experiment => Context is null
        ? null
        : Scope.FindExperiment(Reference("Workspace", ResourceKind.Workspace), Reference("Experiment", ResourceKind.Experiment));

    /// <summary>Finds the storage account that is meant; null when none is named, or it is not there.</summary>
    internal async Task<ResourcePath?> FindAccountAsync(IBatchAiClient client, CancellationToken cancellationToken)
    {
        var account = Reference("StorageAccount", ResourceKind.StorageAccount);
        if (account?.Path is { } path) return path;
        return (account?.Name ?? EnvironmentDefaults.StorageAccount) is { } name
            ? ResourcePath.TryParse((await client.StorageAccounts.FindAsync(ResourcePath.Subscription(Context!.SubscriptionId ?? ""), name, cancellationToken))?.ResourceId)
            : null;
    }
}
