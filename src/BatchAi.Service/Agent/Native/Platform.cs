namespace BatchAi.Service.Agent.Native;

/// <summary>What differs between the systems that jobs run on.</summary>
internal static class Platform
{
    private static readonly bool Mac = OperatingSystem.IsMacOS();

    internal static int ReadWrite => 2;

    internal static int CreateNew => Mac ? 0x0200 | 0x0800 : 0x40 | 0x80;

    internal static int CloseOnExec => Mac ? 0x01000000 : 0x80000;

    /// <summary>Duplicates a descriptor to the lowest free number from a given one, closed on exec.</summary>
    internal static int DuplicateFrom => Mac ? 67 : 1030;

    /// <summary>A session of its own, the system's default signals, and none of them blocked.</summary>
    internal static short SpawnFlags => (short)((Mac ? 0x0400 : 0x80) + 0x04 + 0x08);

    /// <summary>The same on every architecture of Linux.</summary>
    internal static int PidfdOpen => 434;

    /// <summary>The same on every architecture of Linux.</summary>
    internal static int CloseRange => 436;

    internal static int BootTimeClock => 7;

    internal static int NoSuchProcess => 3;

    internal static int FileExists => 17;

    /// <summary>Jobs need a POSIX system: Batch AI's command lines are bash.</summary>
    /// <exception cref="BatchAiException">This is Windows.</exception>
    internal static void RequirePosix()
    {
        if (OperatingSystem.IsWindows())
        {
            throw new BatchAiException(
                "PlatformNotSupported",
                "Jobs are bash command lines; they run on Linux and macOS, not on Windows itself.",
                "Run batchai inside the Windows Subsystem for Linux.");
        }
    }
}
