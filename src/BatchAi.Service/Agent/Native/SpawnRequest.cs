namespace BatchAi.Service.Agent.Native;

/// <summary>A process to start in a session of its own, with nothing inherited but what is named here.</summary>
/// <param name="Executable">The full path.</param>
/// <param name="Arguments">The arguments, without the executable's own name.</param>
/// <param name="Environment">The whole environment.</param>
/// <param name="Inherited">Open files that the child gets, by the number that it sees.</param>
internal sealed record SpawnRequest(
    string Executable,
    IReadOnlyList<string> Arguments,
    IReadOnlyDictionary<string, string> Environment,
    IReadOnlyDictionary<int, Descriptor> Inherited);
