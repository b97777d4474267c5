using BatchAi.Service.Agent.Native;

namespace BatchAi.Service.Agent.Attempts;

/// <summary>
/// The system's time, with elapsed time counted from the machine's boot, sleep included: it neither jumps with
/// the calendar nor starts anew with a process.
/// </summary>
internal sealed class BootClock : TimeProvider
{
    private const long PerSecond = 1_000_000_000;

    public override long TimestampFrequency => PerSecond;

    public override unsafe long GetTimestamp()
    {
        if (!OperatingSystem.IsLinux()) return Environment.TickCount64 * (PerSecond / 1000);
        var clock = stackalloc long[2];
        _ = NativeMethods.ReadClock(Platform.BootTimeClock, clock);
        return (clock[0] * PerSecond) + clock[1];
    }
}
