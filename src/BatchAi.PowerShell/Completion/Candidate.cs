namespace BatchAi.Completion;

/// <summary>Something that an argument can be completed to.</summary>
/// <param name="Name">The word.</param>
/// <param name="Tip">What it is: state, nodes, age.</param>
internal sealed record Candidate(string Name, string? Tip = null);
