using System.ComponentModel;
using System.Runtime.InteropServices;

namespace BatchAi.Service.Agent.Native;

/// <summary>
/// An open file of the system that a child may inherit. It is never one of the numbers 0 to 9, so that it can be
/// moved onto one of those in a child, and it only closes when disposed: .NET's own handles would also unlock.
/// </summary>
internal sealed class Descriptor : SafeHandle
{
    private const int FirstNumber = 10;
    private const int ExclusiveAtOnce = 2 | 4;

    private Descriptor(int number)
        : base(-1, ownsHandle: true) => SetHandle(number);

    public override bool IsInvalid => handle < 0;

    internal int Number => (int)handle;

    /// <summary>Opens a file; null when it is not there (or, to be created, when it is).</summary>
    internal static Descriptor? TryOpen(string path, bool createNew)
    {
        var flags = Platform.ReadWrite | Platform.CloseOnExec | (createNew ? Platform.CreateNew : 0);
        var number = NativeMethods.Open(path, flags, 0x180);
        if (number >= 0) return Raise(number);

        var error = Marshal.GetLastPInvokeError();
        if (error == (createNew ? Platform.FileExists : 2)) return null;
        throw NotOpened(path, error);
    }

    /// <summary>Opens a folder, to flush it.</summary>
    internal static Descriptor OpenFolder(string path)
    {
        var number = NativeMethods.Open(path, Platform.CloseOnExec, 0);
        return number >= 0 ? Raise(number) : throw NotOpened(path, Marshal.GetLastPInvokeError());
    }

    /// <summary>Writes to the disk what is not there yet.</summary>
    internal void Flush()
    {
        if (NativeMethods.Flush(Number) == 0) return;
        var error = Marshal.GetLastPInvokeError();
        throw new IOException($"Cannot write to the disk: {new Win32Exception(error).Message}.", error);
    }

    /// <summary>Takes the lock that lasts until the last holder of this open file is gone.</summary>
    internal bool TryLock() => NativeMethods.Lock(Number, ExclusiveAtOnce) == 0;

    /// <summary>Makes a pipe: what is read, and what is written.</summary>
    internal static unsafe (Descriptor Reader, Descriptor Writer) Pipe()
    {
        var ends = stackalloc int[2];

        // Closed on exec from the first moment on, where the system can: another thread may be starting a process.
        var error = OperatingSystem.IsLinux() ? NativeMethods.Pipe(ends, Platform.CloseOnExec) : NativeMethods.Pipe(ends);
        if (error != 0) throw new Win32Exception();
        return (Raise(ends[0]), Raise(ends[1]));
    }

    /// <summary>Takes over a descriptor that this process was started with.</summary>
    internal static Descriptor TakeOver(int number) => Raise(number);

    internal unsafe void WriteByte()
    {
        byte one = 1;
        _ = NativeMethods.Write(Number, &one, 1);
    }

    /// <summary>Reads at most so many bytes as the buffer holds; 0 at the end.</summary>
    internal unsafe int Read(Span<byte> buffer)
    {
        fixed (byte* bytes = buffer)
        {
            return (int)NativeMethods.Read(Number, bytes, buffer.Length);
        }
    }

    protected override bool ReleaseHandle() => NativeMethods.Close((int)handle) == 0;

    private static IOException NotOpened(string path, int error) => new($"Cannot open '{path}': {new Win32Exception(error).Message}.", error);

    private static Descriptor Raise(int number)
    {
        var raised = NativeMethods.Control(number, Platform.DuplicateFrom, FirstNumber);
        var error = Marshal.GetLastPInvokeError();
        _ = NativeMethods.Close(number);
        return raised >= 0 ? new Descriptor(raised) : throw new Win32Exception(error);
    }
}
