using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace BatchAi.Service.Storage.Trees.Host;

/// <summary>
/// What is under a name of a folder, described without being opened: half the calls, and nobody feels it. Each call sees
/// what has the name then, so whoever makes two compares what they are about. Needs <c>getxattrat</c>, of Linux 6.13.
/// </summary>
internal sealed unsafe class LinuxEntry(LinuxFolder folder, SafeFileHandle handle, string name) : IHostEntry
{
    /// <summary>Whether this kernel can.</summary>
    internal static bool IsPossible { get; } = Probe();

    public HostStat Stat() => folder.Look(name) is { IsVisible: true } stat ? stat : throw HostErrors.From(HostErrors.NoEntry);

    public byte[]? GetAttribute(string attribute, out bool supported) =>
        LinuxAttribute.Get((bytes, size) => Read(handle, name, attribute, bytes, size), out supported);

    public void Dispose()
    {
        // The folder is its opener's.
    }

    private static nint Read(SafeFileHandle folder, string name, string attribute, byte* bytes, nint size)
    {
        var where = stackalloc ulong[] { (ulong)bytes, (uint)size };
        return LinuxCalls.GetAttributeAt(LinuxFlags.AttributeAtCall, folder, name, LinuxFlags.NoFollowAt, attribute, where, 2 * sizeof(ulong));
    }

    // A kernel that has not got it, or a container that forbids what it does not know, says so whatever is asked.
    private static bool Probe()
    {
        using var root = new SafeFileHandle(LinuxCalls.OpenAt(LinuxFlags.CurrentFolder, "/", LinuxFlags.PathOnly | LinuxFlags.CloseOnExec, 0), ownsHandle: true);
        var value = stackalloc byte[1];
        return Read(root, ".", HostFile.Record, value, 1) >= 0 || Marshal.GetLastPInvokeError() is HostErrors.NoData or HostErrors.NotSupported or HostErrors.OutOfRange;
    }
}
