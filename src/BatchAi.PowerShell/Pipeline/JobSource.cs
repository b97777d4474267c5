namespace BatchAi.Pipeline;

/// <summary>A job that was read, and where it was.</summary>
/// <param name="Config">What it says, and what is wrong with it.</param>
/// <param name="Place">Where it was, in words; the path when it was in a file.</param>
/// <param name="FilePath">The path of its file; null when it was in none.</param>
/// <param name="HasLines">Whether somebody has seen its text, so that lines and columns mean something.</param>
internal sealed record JobSource(IJobConfig Config, string Place, string? FilePath, bool HasLines);
