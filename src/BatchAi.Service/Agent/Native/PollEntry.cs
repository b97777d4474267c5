using System.Runtime.InteropServices;

namespace BatchAi.Service.Agent.Native;

/// <summary>The system's <c>struct pollfd</c>.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct PollEntry
{
    internal const short Readable = 1;

    internal int Descriptor;
    internal short Wanted;
    internal short Seen;
}
