namespace BatchAi.Service.Runs;

/// <summary>A folder of files that a run left.</summary>
/// <param name="Id"><c>stdouterr</c>, the id of an output directory, <c>setup</c> for node setup, or <c>wd</c> for the working directory.</param>
/// <param name="Node">The node that it is on, where each has its own.</param>
/// <param name="Path">The folder.</param>
/// <param name="Files">Its files, by path.</param>
internal sealed record RunOutput(string Id, string? Node, string Path, IReadOnlyList<RunOutputFile> Files);
