namespace BatchAi.Core.Execution;

/// <summary>What exit codes mean that programs and shells agree on.</summary>
public static class ExitCodeWords
{
    /// <summary>What shells end with when a command is not there.</summary>
    internal const int CommandNotFound = 127;

    private static readonly Dictionary<int, string> SignalWords = new()
    {
        [4] = "the program has an instruction that this processor does not know: it was built for another one",
        [6] = "the program gave up by itself (abort); what it says right before tells why",
        [7] = "memory could not be had: often /dev/shm is full, see shmSize of containerSettings",
        [8] = "the program divided by zero, or the like",
        [9] = "most often the system does that when memory runs out: use less (a smaller batch, fewer workers), or a larger machine",
        [11] = "the program used memory that is not its own: an error in it or in a library",
        [13] = "the program wrote to something that nobody reads any more",
        [15] = "something asked the program to end",
        [24] = "the program used up its processor time (ulimit -t)",
        [25] = "a file became larger than allowed (ulimit -f)",
    };

    /// <summary>The meaning in a full sentence; null when the code is the program's own.</summary>
    /// <param name="exitCode">The exit code.</param>
    public static string? Meaning(int exitCode) => exitCode switch
    {
        126 => "A command was found and could not be run: it is not executable, or no program.",
        CommandNotFound => "A command was not found: check its spelling, or install it in the job's preparation.",
        _ when SignalNames.FromExitCode(exitCode) is { } signal => MeaningOfSignal(signal),
        _ => null,
    };

    /// <summary>What it means that a signal killed a process, in a full sentence.</summary>
    /// <param name="signal">The signal's number.</param>
    public static string MeaningOfSignal(int signal)
    {
        var name = SignalNames.Describe(signal);
        return SignalWords.TryGetValue(signal, out var words) ? $"Killed by {name}: {words}." : $"Killed by {name}.";
    }
}
