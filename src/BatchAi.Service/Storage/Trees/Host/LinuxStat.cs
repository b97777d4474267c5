using System.Runtime.InteropServices;

namespace BatchAi.Service.Storage.Trees.Host;

/// <summary>Linux's <c>struct statx</c>.</summary>
[StructLayout(LayoutKind.Explicit, Size = 256)]
internal struct LinuxStat
{
    [FieldOffset(0)]
    internal uint Mask;

    [FieldOffset(16)]
    internal uint Links;

    [FieldOffset(28)]
    internal ushort Mode;

    [FieldOffset(32)]
    internal ulong Inode;

    [FieldOffset(40)]
    internal long Size;

    [FieldOffset(80)]
    internal LinuxTime Born;

    [FieldOffset(96)]
    internal LinuxTime Changed;

    [FieldOffset(112)]
    internal LinuxTime Modified;

    [FieldOffset(136)]
    internal uint DeviceMajor;

    [FieldOffset(140)]
    internal uint DeviceMinor;

    private const int TypeMask = 0xf000;

    internal readonly HostStat ToHost() => new()
    {
        Kind = (Mode & TypeMask) switch
        {
            0x8000 => HostKind.File,
            0x4000 => HostKind.Folder,
            0xa000 => HostKind.Link,
            _ => HostKind.Other,
        },
        Id = Inode,
        Device = ((ulong)DeviceMajor << 32) | DeviceMinor,
        Length = Size,
        Links = Links,
        Modified = Modified.Nanoseconds,
        Changed = Changed.Nanoseconds,
        Born = (Mask & LinuxFlags.BornStat) == 0 ? 0 : Born.Nanoseconds,
    };
}
