using System.Runtime.InteropServices;

namespace BatchAi.Service.Agent.Native;

/// <summary>Signals to processes.</summary>
internal static class ProcessSignals
{
    internal const int Terminate = 15;
    internal const int Kill = 9;

    /// <summary>Sends a signal; a process that is gone already is no error.</summary>
    internal static void Send(int process, int signal) => _ = NativeMethods.Kill(process, signal);

    /// <summary>Whether a process of this id is there (a zombie counts).</summary>
    internal static bool Exists(int process) =>
        NativeMethods.Kill(process, 0) == 0 || Marshal.GetLastPInvokeError() != Platform.NoSuchProcess;

    /// <summary>Reaps a child that has ended.</summary>
    /// <returns>Whether it has ended, or is no child of ours at all.</returns>
    internal static unsafe bool TryReap(int process)
    {
        const int atOnce = 1;
        int status;
        return NativeMethods.WaitPid(process, &status, atOnce) != 0;
    }
}
