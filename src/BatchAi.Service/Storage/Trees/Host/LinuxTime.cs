using System.Runtime.InteropServices;

namespace BatchAi.Service.Storage.Trees.Host;

/// <summary>Linux's <c>struct statx_timestamp</c>.</summary>
[StructLayout(LayoutKind.Sequential, Size = 16)]
internal struct LinuxTime
{
    internal long Seconds;
    internal uint Fraction;

    internal readonly long Nanoseconds => (Seconds * 1_000_000_000) + Fraction;
}
