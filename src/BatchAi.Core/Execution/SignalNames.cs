namespace BatchAi.Core.Execution;

/// <summary>Names of signals.</summary>
internal static class SignalNames
{
    // The numbers that Linux and macOS share, and Linux's where they differ.
    private static readonly Dictionary<int, string> Names = new()
    {
        [1] = "SIGHUP",
        [2] = "SIGINT",
        [3] = "SIGQUIT",
        [4] = "SIGILL",
        [5] = "SIGTRAP",
        [6] = "SIGABRT",
        [7] = "SIGBUS",
        [8] = "SIGFPE",
        [9] = "SIGKILL",
        [10] = "SIGUSR1",
        [11] = "SIGSEGV",
        [12] = "SIGUSR2",
        [13] = "SIGPIPE",
        [14] = "SIGALRM",
        [15] = "SIGTERM",
        [24] = "SIGXCPU",
        [25] = "SIGXFSZ",
        [31] = "SIGSYS",
    };

    /// <summary>The signal by number and name, e.g. <c>signal 9 (SIGKILL)</c>.</summary>
    public static string Describe(int signal) =>
        Names.TryGetValue(signal, out var name) ? $"signal {signal} ({name})" : $"signal {signal}";

    /// <summary>The signal that a shell tells by an exit code above 128; none for other exit codes.</summary>
    public static int? FromExitCode(int exitCode) =>
        exitCode > 128 && Names.ContainsKey(exitCode - 128) ? exitCode - 128 : null;
}
