namespace BatchAi.Service.Agent.Mounts;

/// <summary>How a program that mounts is called. Whoever lists processes sees all of it.</summary>
/// <param name="Program">The program's full path.</param>
/// <param name="Arguments">Its arguments.</param>
/// <param name="Environment">Its whole environment.</param>
internal sealed record MountCall(string Program, IReadOnlyList<string> Arguments, IReadOnlyDictionary<string, string> Environment)
{
    /// <summary>Whether it serves what it mounts, so that it ends only with that.</summary>
    internal bool Stays { get; init; }
}
