namespace BatchAi.Core.Planning;

/// <summary>What must be on a node before a job's first step: full paths, nothing symbolic.</summary>
/// <param name="Index">The node's index in the allocation.</param>
/// <param name="JobDirectory">The job's own folder.</param>
/// <param name="Links">Mount paths and the folders that have their content, in the plan's order; no folder where a mount command is to be run.</param>
/// <param name="Directories">Folders to create after the links, in order.</param>
/// <param name="Outputs">The output directories, in the plan's order.</param>
/// <param name="ExecutionLog">The log of what was done on the node.</param>
public sealed record BoundNode(
    int Index,
    string JobDirectory,
    IReadOnlyList<KeyValuePair<string, string>> Links,
    IReadOnlyList<string> Directories,
    IReadOnlyList<string> Outputs,
    string ExecutionLog);
