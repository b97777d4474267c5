namespace BatchAi.Service.Agent.Mounts.Remote;

/// <summary>By what a changed file is known. The last time cannot be set by anybody.</summary>
/// <param name="Length">Its length.</param>
/// <param name="Modified">When its content changed last, in nanoseconds since 1970.</param>
/// <param name="Changed">When anything about it changed last.</param>
internal sealed record FileMark(long Length, long Modified, long Changed);
