namespace BatchAi.Core.Planning;

/// <summary>A process that is ready to start.</summary>
/// <param name="Name">What tells the task from others of its step.</param>
/// <param name="Node">The index of the node that runs it.</param>
/// <param name="CommandLine">The script for the node's shell.</param>
/// <param name="WorkingDirectory">The folder that it starts in.</param>
/// <param name="StandardOutput">The file that takes its standard output.</param>
/// <param name="StandardError">The file that takes its standard error.</param>
/// <param name="Environment">The whole environment, secrets included.</param>
public sealed record BoundTask(
    string Name,
    int Node,
    string CommandLine,
    string WorkingDirectory,
    string StandardOutput,
    string StandardError,
    IReadOnlyDictionary<string, string> Environment);
