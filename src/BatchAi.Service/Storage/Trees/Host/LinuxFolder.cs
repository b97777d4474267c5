using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace BatchAi.Service.Storage.Trees.Host;

/// <summary>A folder on Linux: a descriptor, and everything relative to it.</summary>
internal sealed unsafe class LinuxFolder : HostFolder
{
    private const int ScanSize = 32 * 1024;
    private const int ReadFlags = LinuxFlags.NonBlocking | LinuxFlags.NoTerminal;
    private readonly SafeFileHandle _handle;
    private readonly LinuxResolver _resolver;

    private LinuxFolder(SafeFileHandle handle, LinuxResolver resolver)
    {
        _handle = handle;
        _resolver = resolver;
    }

    internal static LinuxFolder OpenRoot(string place, LinuxResolver? resolver = null)
    {
        var opened = LinuxCalls.OpenAt(LinuxFlags.CurrentFolder, place, LinuxFlags.FolderOnly | LinuxFlags.CloseOnExec, 0);
        return opened >= 0
            ? new LinuxFolder(new SafeFileHandle(opened, ownsHandle: true), resolver ?? LinuxResolver.Best)
            : throw HostErrors.Last();
    }

    internal override HostStat Stat() => LinuxResolver.Stat(_handle);

    internal override HostStat? Find(string path)
    {
        using var found = _resolver.TryOpen(_handle, path, LinuxFlags.PathOnly);
        if (found is null) return null;
        var stat = LinuxResolver.Stat(found);
        return stat.IsVisible ? stat : null;
    }

    internal override HostStat? Look(string name)
    {
        LinuxStat stat;
        if (LinuxCalls.Stat(LinuxFlags.StatCall, _handle, name, LinuxFlags.NoFollowAt, LinuxFlags.AllStats, &stat) == 0) return stat.ToHost();
        return Marshal.GetLastPInvokeError() == HostErrors.NoEntry ? null : throw HostErrors.Last();
    }

    internal override HostFolder OpenFolder(string path) =>
        new LinuxFolder(_resolver.Open(_handle, path, LinuxFlags.FolderOnly | ReadFlags), _resolver);

    internal override HostFile OpenFile(string path, FileAccess access)
    {
        // Opening a FIFO or a device can be felt by others; so it is looked at before, and once more when it is open.
        using (var probe = _resolver.Open(_handle, path, LinuxFlags.PathOnly)) RequireFile(probe);
        var file = _resolver.Open(_handle, path, ReadFlags | (access == FileAccess.Read ? 0 : LinuxFlags.ReadWrite));
        try
        {
            RequireFile(file);
            return new LinuxFile(file);
        }
        catch (TreeException)
        {
            file.Dispose();
            throw;
        }
    }

    internal override IHostEntry Peek(string name, bool isFolder) =>
        LinuxEntry.IsPossible && !_resolver.IsOld ? new LinuxEntry(this, _handle, name) : base.Peek(name, isFolder);

    internal override HostFile AsFile() => new LinuxFile(OpenAgain());

    internal override HostFile CreateFile(string name)
    {
        var opened = LinuxCalls.OpenAt(
            _handle, name, LinuxFlags.ReadWrite | LinuxFlags.Create | LinuxFlags.Exclusive | LinuxFlags.NoFollow | LinuxFlags.CloseOnExec, 0x1b6);
        if (opened < 0) throw HostErrors.Last();
        var handle = new SafeFileHandle(opened, ownsHandle: true);
        Open(handle);
        return new LinuxFile(handle);
    }

    internal override void CreateFolder(string name)
    {
        if (LinuxCalls.CreateFolder(_handle, name, LinuxFlags.EverybodyMode) != 0) throw HostErrors.Last();
        var opened = LinuxCalls.OpenAt(_handle, name, LinuxFlags.FolderOnly | LinuxFlags.NoFollow | LinuxFlags.CloseOnExec, 0);
        if (opened < 0) throw HostErrors.Last();
        using var handle = new SafeFileHandle(opened, ownsHandle: true);
        Open(handle);
    }

    internal override void Rename(string name, HostFolder target, string newName, bool replace)
    {
        var other = ((LinuxFolder)target)._handle;
        if (LinuxCalls.Rename(LinuxFlags.RenameCall, _handle, name, other, newName, replace ? 0 : LinuxFlags.NoReplace) == 0) return;

        // A file system that cannot refuse to replace: a second link to a file can.
        var error = Marshal.GetLastPInvokeError();
        if (error != HostErrors.Invalid || replace || Look(name)?.Kind != HostKind.File) throw From(error);
        if (LinuxCalls.Link(_handle, name, other, newName, 0) != 0) throw HostErrors.Last();
        RemoveFile(name);
    }

    internal override void RemoveFile(string name)
    {
        if (LinuxCalls.Remove(_handle, name, 0) != 0) throw HostErrors.Last();
    }

    internal override void RemoveFolder(string name)
    {
        if (LinuxCalls.Remove(_handle, name, LinuxFlags.RemoveFolder) != 0) throw HostErrors.Last();
    }

    internal override void Scan(IHostVisitor visitor)
    {
        using var folder = OpenAgain();
        var buffer = ArrayPool<byte>.Shared.Rent(ScanSize);
        try
        {
            while (ReadSome(folder, buffer) is > 0 and var count && Show(buffer.AsSpan(0, count), visitor))
            {
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    internal override void Sync()
    {
        if (LinuxCalls.Sync(_handle) != 0) throw HostErrors.Last();
    }

    protected override void Dispose(bool disposing) => _handle.Dispose();

    // Whatever mask the process was started with.
    private static void Open(SafeFileHandle handle)
    {
        if (LinuxCalls.ChangeMode(handle, LinuxFlags.EverybodyMode) != 0) throw HostErrors.Last();
    }

    private static TreeException From(int error) => error switch
    {
        HostErrors.Invalid => new TreeException(TreeError.Conflict, "A folder cannot move into itself."),
        HostErrors.CrossDevice => new TreeException(TreeError.Conflict, "Nothing can move to another disk."),
        _ => HostErrors.From(error),
    };

    private static void RequireFile(SafeFileHandle handle)
    {
        switch (LinuxResolver.Stat(handle).Kind)
        {
            case HostKind.File: return;
            case HostKind.Folder: throw new TreeException(TreeError.IsFolder, "It is a folder.");
            default: throw HostErrors.From(HostErrors.NoEntry);
        }
    }

    private static int ReadSome(SafeFileHandle folder, byte[] buffer)
    {
        fixed (byte* bytes = buffer)
        {
            var count = LinuxCalls.ReadEntries(LinuxFlags.EntriesCall, folder, bytes, ScanSize);

            // A folder that was removed while it is read is empty.
            return count >= 0 ? (int)count : Marshal.GetLastPInvokeError() == HostErrors.NoEntry ? 0 : throw HostErrors.Last();
        }
    }

    // struct linux_dirent64: number and position of 8 bytes each, the record's length of 2, a type of 1, the name up to a zero.
    private static bool Show(ReadOnlySpan<byte> entries, IHostVisitor visitor)
    {
        while (entries.Length > 0)
        {
            var size = BinaryPrimitives.ReadUInt16LittleEndian(entries[16..]);
            var name = entries[19..size];
            name = name[..name.IndexOf((byte)0)];
            if (!name.SequenceEqual("."u8) && !name.SequenceEqual(".."u8) && !visitor.Visit(name, Kind(entries[18]))) return false;
            entries = entries[size..];
        }

        return true;
    }

    private static HostKind? Kind(byte type) => type switch
    {
        0 => null,
        4 => HostKind.Folder,
        8 => HostKind.File,
        10 => HostKind.Link,
        _ => HostKind.Other,
    };

    private SafeFileHandle OpenAgain()
    {
        var opened = LinuxCalls.OpenAt(_handle, ".", LinuxFlags.FolderOnly | LinuxFlags.CloseOnExec, 0);
        return opened >= 0 ? new SafeFileHandle(opened, ownsHandle: true) : throw HostErrors.Last();
    }
}
