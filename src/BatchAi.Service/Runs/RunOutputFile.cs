namespace BatchAi.Service.Runs;

/// <summary>A file that a run left.</summary>
/// <param name="Name">The path below its folder.</param>
/// <param name="Length">The size in bytes.</param>
internal sealed record RunOutputFile(string Name, long Length);
