using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace BatchAi.Service.Storage.Trees.Host;

/// <summary>The calls of Linux by which a tree's files are reached. Newer ones go by number, whatever the C library's age.</summary>
internal static unsafe partial class LinuxCalls
{
    private const string C = "libc";

    [LibraryImport(C, EntryPoint = "openat", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int OpenAt(int folder, string path, int flags, int mode);

    [LibraryImport(C, EntryPoint = "openat", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int OpenAt(SafeFileHandle folder, string path, int flags, int mode);

    /// <param name="number"><see cref="LinuxFlags.OpenAt2Call"/>.</param>
    /// <param name="folder">The folder.</param>
    /// <param name="path">The path beneath.</param>
    /// <param name="how">Flags, mode and how to resolve.</param>
    /// <param name="size">Of <paramref name="how"/> in bytes.</param>
    [LibraryImport(C, EntryPoint = "syscall", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nint OpenBeneath(nint number, SafeFileHandle folder, string path, ulong* how, nint size);

    [LibraryImport(C, EntryPoint = "syscall", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nint Stat(nint number, SafeFileHandle folder, string path, nint flags, nint mask, LinuxStat* result);

    [LibraryImport(C, EntryPoint = "syscall", SetLastError = true)]
    internal static partial nint ReadEntries(nint number, SafeFileHandle folder, byte* buffer, nint size);

    [LibraryImport(C, EntryPoint = "syscall", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nint Rename(nint number, SafeFileHandle folder, string name, SafeFileHandle target, string newName, nint flags);

    [LibraryImport(C, EntryPoint = "syscall", SetLastError = true)]
    internal static partial nint CopyRange(nint number, SafeFileHandle source, long* from, SafeFileHandle target, long* to, nint count, nint flags);

    [LibraryImport(C, EntryPoint = "syscall", SetLastError = true)]
    internal static partial nint ReadVector(nint number, SafeFileHandle file, nint* vector, nint count, nint offset, nint highOffset, nint flags);

    [LibraryImport(C, EntryPoint = "pread", SetLastError = true)]
    internal static partial nint Read(SafeFileHandle file, byte* buffer, nint count, long offset);

    [LibraryImport(C, EntryPoint = "pwrite", SetLastError = true)]
    internal static partial nint Write(SafeFileHandle file, byte* buffer, nint count, long offset);

    [LibraryImport(C, EntryPoint = "ftruncate", SetLastError = true)]
    internal static partial int SetLength(SafeFileHandle file, long length);

    [LibraryImport(C, EntryPoint = "fallocate", SetLastError = true)]
    internal static partial int Allocate(SafeFileHandle file, int mode, long offset, long length);

    [LibraryImport(C, EntryPoint = "lseek", SetLastError = true)]
    internal static partial long Seek(SafeFileHandle file, long offset, int from);

    [LibraryImport(C, EntryPoint = "fsync", SetLastError = true)]
    internal static partial int Sync(SafeFileHandle file);

    [LibraryImport(C, EntryPoint = "fchmod", SetLastError = true)]
    internal static partial int ChangeMode(SafeFileHandle file, int mode);

    [LibraryImport(C, EntryPoint = "futimens", SetLastError = true)]
    internal static partial int SetTimes(SafeFileHandle file, long* accessedAndModified);

    [LibraryImport(C, EntryPoint = "mkdirat", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int CreateFolder(SafeFileHandle folder, string name, int mode);

    [LibraryImport(C, EntryPoint = "unlinkat", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int Remove(SafeFileHandle folder, string name, int flags);

    [LibraryImport(C, EntryPoint = "linkat", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int Link(SafeFileHandle folder, string name, SafeFileHandle target, string newName, int flags);

    [LibraryImport(C, EntryPoint = "readlinkat", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nint ReadLink(SafeFileHandle folder, string name, byte* buffer, nint size);

    [LibraryImport(C, EntryPoint = "fgetxattr", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nint GetAttribute(SafeFileHandle file, string name, byte* value, nint size);

    [LibraryImport(C, EntryPoint = "fsetxattr", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int SetAttribute(SafeFileHandle file, string name, byte* value, nint size, int flags);

    /// <param name="number"><see cref="LinuxFlags.AttributeAtCall"/>.</param>
    /// <param name="folder">The folder.</param>
    /// <param name="path">The name in it.</param>
    /// <param name="flags">How to look for it.</param>
    /// <param name="name">The attribute's.</param>
    /// <param name="where">Address and size of the memory for the value.</param>
    /// <param name="size">Of <paramref name="where"/> in bytes.</param>
    [LibraryImport(C, EntryPoint = "syscall", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nint GetAttributeAt(nint number, SafeFileHandle folder, string path, nint flags, string name, ulong* where, nint size);
}
