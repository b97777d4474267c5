namespace BatchAi.Service.Control;

/// <summary>The execution states of a job.</summary>
internal static class JobStates
{
    internal const string Queued = "queued";
    internal const string Running = "running";
    internal const string Terminating = "terminating";
    internal const string Succeeded = "succeeded";
    internal const string Failed = "failed";

    /// <summary>The states that a job leaves again.</summary>
    internal static IReadOnlyList<string> Live { get; } = [Queued, Running, Terminating];

    internal static bool IsOver(string state) => state is Succeeded or Failed;
}
