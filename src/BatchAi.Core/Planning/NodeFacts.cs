namespace BatchAi.Core.Planning;

/// <summary>What is found on a node when a step is about to start.</summary>
/// <param name="BaseEnvironment">The node's own variables that a job may see.</param>
/// <param name="Python">The name or path of a Python interpreter.</param>
public sealed record NodeFacts(IReadOnlyDictionary<string, string> BaseEnvironment, string Python);
