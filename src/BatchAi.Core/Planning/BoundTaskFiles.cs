namespace BatchAi.Core.Planning;

/// <summary>Where a process works and what it writes to: all that is known of it before it is about to start.</summary>
/// <param name="Node">The index of the node that runs it.</param>
/// <param name="WorkingDirectory">The folder that it starts in.</param>
/// <param name="StandardOutput">The file that takes its standard output.</param>
/// <param name="StandardError">The file that takes its standard error.</param>
public sealed record BoundTaskFiles(int Node, string WorkingDirectory, string StandardOutput, string StandardError);
