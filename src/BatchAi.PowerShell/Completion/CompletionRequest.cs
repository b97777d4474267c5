using System.Collections;
using BatchAi.Connections;
using BatchAi.Parameters;

namespace BatchAi.Completion;

/// <summary>What is to be completed, and what else stands on the line already.</summary>
/// <param name="CommandName">The cmdlet.</param>
/// <param name="ParameterName">The parameter.</param>
/// <param name="Bound">The arguments of other parameters.</param>
internal sealed record CompletionRequest(string CommandName, string ParameterName, IDictionary Bound)
{
    // Read on the thread that asks: others belong to no runspace.
    private readonly Context? _context = Bound["Context"] as Context ?? Sessions.Current;

    /// <summary>The context to complete in; null when there is no connection, and then nothing is completed.</summary>
    internal Context? Context => _context;

    /// <summary>Finds the parents that are meant.</summary>
    internal ScopeResolver Scope => new(Context!, Bound["ResourceGroupName"] as string);

    /// <summary>What another parameter names.</summary>
    internal ResourceReference? Reference(string parameter, ResourceKind kind) => ReferenceReader.Read(Bound[parameter], kind);

    /// <summary>The workspace that is meant; null when none is known.</summary>
    internal ResourcePath? Workspace => Scope.FindWorkspace(Reference("Workspace", ResourceKind.Workspace));

    /// <summary>The experiment that is meant; null when none is known.</summary>
    internal ResourcePath? Experiment =>
        Scope.FindExperiment(Reference("Workspace", ResourceKind.Workspace), Reference("Experiment", ResourceKind.Experiment));
}
