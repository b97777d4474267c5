using System.Globalization;
using BatchAi.Service.Agent.Native;

namespace BatchAi.Service.Hosting;

/// <summary>
/// What a shell left open for this process is not meant for those that it starts: a pipe that lives on in a service
/// or agent keeps whoever reads it waiting for ever.
/// </summary>
internal static class InheritedHandles
{
    private const int FirstAfterStreams = 3;
    private const int SetFlags = 2;
    private const int CloseOnExec = 1;

    /// <summary>Keeps all open files but the standard streams from processes that are started from now on.</summary>
    internal static void Keep()
    {
        if (OperatingSystem.IsWindows()) return;
        foreach (var name in Directory.EnumerateFileSystemEntries(OperatingSystem.IsLinux() ? "/proc/self/fd" : "/dev/fd").Select(Path.GetFileName))
        {
            if (int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= FirstAfterStreams) _ = NativeMethods.Control(number, SetFlags, CloseOnExec);
        }
    }
}
