using System.Runtime.InteropServices;

namespace BatchAi.Service.Agent.Native;

/// <summary>The C library's calls that .NET has no door to. Their constants differ by system; see <see cref="Platform"/>.</summary>
internal static partial class NativeMethods
{
    private const string C = "libc";

    [LibraryImport(C, EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int Open(string path, int flags, int mode);

    [LibraryImport(C, EntryPoint = "close", SetLastError = true)]
    internal static partial int Close(int descriptor);

    [LibraryImport(C, EntryPoint = "fsync", SetLastError = true)]
    internal static partial int Flush(int descriptor);

    [LibraryImport(C, EntryPoint = "flock", SetLastError = true)]
    internal static partial int Lock(int descriptor, int operation);

    [LibraryImport(C, EntryPoint = "fcntl", SetLastError = true)]
    internal static partial int Control(int descriptor, int command, int argument);

    [LibraryImport(C, EntryPoint = "pipe", SetLastError = true)]
    internal static unsafe partial int Pipe(int* ends);

    [LibraryImport(C, EntryPoint = "pipe2", SetLastError = true)]
    internal static unsafe partial int Pipe(int* ends, int flags);

    [LibraryImport(C, EntryPoint = "write", SetLastError = true)]
    internal static unsafe partial nint Write(int descriptor, byte* bytes, nint count);

    [LibraryImport(C, EntryPoint = "read", SetLastError = true)]
    internal static unsafe partial nint Read(int descriptor, byte* bytes, nint count);

    [LibraryImport(C, EntryPoint = "kill", SetLastError = true)]
    internal static partial int Kill(int process, int signal);

    [LibraryImport(C, EntryPoint = "waitpid", SetLastError = true)]
    internal static unsafe partial int WaitPid(int process, int* status, int options);

    [LibraryImport(C, EntryPoint = "poll", SetLastError = true)]
    internal static unsafe partial int Poll(PollEntry* entries, nuint count, int milliseconds);

    [LibraryImport(C, EntryPoint = "syscall", SetLastError = true)]
    internal static partial nint OpenProcess(nint number, int process, uint flags);

    [LibraryImport(C, EntryPoint = "syscall", SetLastError = true)]
    internal static partial nint CloseRange(nint number, uint first, uint last, uint flags);

    [LibraryImport(C, EntryPoint = "clock_gettime", SetLastError = true)]
    internal static unsafe partial int ReadClock(int clock, long* secondsAndNanoseconds);

    [LibraryImport(C, EntryPoint = "realpath", StringMarshalling = StringMarshalling.Utf8)]
    internal static unsafe partial byte* RealPath(string path, byte* resolved);

    /// <summary>A path without links; null when it is not there.</summary>
    internal static unsafe string? RealPathOf(string path)
    {
        const int longestPath = 4096;
        var resolved = stackalloc byte[longestPath + 1];
        return RealPath(path, resolved) is null ? null : Marshal.PtrToStringUTF8((nint)resolved);
    }

    [LibraryImport(C, EntryPoint = "posix_spawn", StringMarshalling = StringMarshalling.Utf8)]
    internal static unsafe partial int Spawn(int* process, string path, void* actions, void* attributes, byte** arguments, byte** environment);

    [LibraryImport(C, EntryPoint = "posix_spawn_file_actions_init")]
    internal static unsafe partial int InitActions(void* actions);

    [LibraryImport(C, EntryPoint = "posix_spawn_file_actions_destroy")]
    internal static unsafe partial int DestroyActions(void* actions);

    [LibraryImport(C, EntryPoint = "posix_spawn_file_actions_addopen", StringMarshalling = StringMarshalling.Utf8)]
    internal static unsafe partial int AddOpen(void* actions, int descriptor, string path, int flags, int mode);

    [LibraryImport(C, EntryPoint = "posix_spawn_file_actions_adddup2")]
    internal static unsafe partial int AddDuplicate(void* actions, int descriptor, int asDescriptor);

    [LibraryImport(C, EntryPoint = "posix_spawnattr_init")]
    internal static unsafe partial int InitAttributes(void* attributes);

    [LibraryImport(C, EntryPoint = "posix_spawnattr_destroy")]
    internal static unsafe partial int DestroyAttributes(void* attributes);

    [LibraryImport(C, EntryPoint = "posix_spawnattr_setflags")]
    internal static unsafe partial int SetFlags(void* attributes, short flags);

    [LibraryImport(C, EntryPoint = "posix_spawnattr_setsigdefault")]
    internal static unsafe partial int SetDefaultSignals(void* attributes, void* signals);

    [LibraryImport(C, EntryPoint = "posix_spawnattr_setsigmask")]
    internal static unsafe partial int SetSignalMask(void* attributes, void* signals);

    [LibraryImport(C, EntryPoint = "sigfillset")]
    internal static unsafe partial int FillSignals(void* signals);

    [LibraryImport(C, EntryPoint = "sigemptyset")]
    internal static unsafe partial int EmptySignals(void* signals);
}
