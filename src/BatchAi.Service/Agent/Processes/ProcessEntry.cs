namespace BatchAi.Service.Agent.Processes;

/// <summary>A process as the system's table has it.</summary>
/// <param name="Id">The process id.</param>
/// <param name="State">One letter; <c>Z</c> has ended and waits to be reaped.</param>
/// <param name="Parent">The parent's process id.</param>
/// <param name="Session">The session's id.</param>
/// <param name="StartTicks">When it started, in clock ticks since boot: with the id, it names a process for good.</param>
internal sealed record ProcessEntry(int Id, char State, int Parent, int Session, long StartTicks)
{
    internal bool IsAlive => State is not ('Z' or 'X');
}
