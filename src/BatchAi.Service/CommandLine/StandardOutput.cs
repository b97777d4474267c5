using BatchAi.Service.Agent.Native;

namespace BatchAi.Service.CommandLine;

/// <summary>What the system tells about the output of this process.</summary>
internal static class StandardOutput
{
    private const int Number = 1;

    // POLLERR and POLLHUP, the same on every system.
    private const short Gone = 8 | 16;

    /// <summary>
    /// Whether nobody will ever read what is written. .NET hides that from those who write, and a job that prints
    /// nothing would not tell either.
    /// </summary>
    internal static unsafe bool HasLostReader()
    {
        var entry = new PollEntry { Descriptor = Number };
        return NativeMethods.Poll(&entry, 1, 0) > 0 && (entry.Seen & Gone) != 0;
    }
}
