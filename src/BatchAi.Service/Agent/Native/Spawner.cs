using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Text;

namespace BatchAi.Service.Agent.Native;

/// <summary>Starts processes by <c>posix_spawn</c>: no fork of this large process, no pumping of output.</summary>
internal static unsafe class Spawner
{
    // Larger than posix_spawn_file_actions_t, posix_spawnattr_t and sigset_t of any C library we know.
    private const int OpaqueSize = 1024;

    /// <summary>Starts a process; its standard streams are <c>/dev/null</c> unless inherited.</summary>
    /// <returns>The process id. The caller reaps it.</returns>
    /// <exception cref="Win32Exception">The system refused.</exception>
    internal static int Start(SpawnRequest request)
    {
        CloseOthersOnExec();
        var actions = stackalloc byte[OpaqueSize];
        var attributes = stackalloc byte[OpaqueSize];
        Check(NativeMethods.InitActions(actions));
        Check(NativeMethods.InitAttributes(attributes));
        try
        {
            AddStreams(actions, request.Inherited);
            SetSessionAndSignals(attributes);
            return Start(request, actions, attributes);
        }
        finally
        {
            _ = NativeMethods.DestroyActions(actions);
            _ = NativeMethods.DestroyAttributes(attributes);
        }
    }

    private static int Start(SpawnRequest request, byte* actions, byte* attributes)
    {
        using var arguments = new NativeStrings([request.Executable, .. request.Arguments]);
        using var environment = new NativeStrings([.. request.Environment.Select(v => $"{v.Key}={v.Value}")]);
        int process;
        Check(NativeMethods.Spawn(&process, request.Executable, actions, attributes, arguments.Pointer, environment.Pointer));
        return process;
    }

    private static void AddStreams(byte* actions, IReadOnlyDictionary<int, Descriptor> inherited)
    {
        for (var stream = 0; stream <= 2; stream++)
        {
            if (!inherited.ContainsKey(stream)) Check(NativeMethods.AddOpen(actions, stream, "/dev/null", Platform.ReadWrite, 0));
        }

        foreach (var (number, descriptor) in inherited)
        {
            Check(NativeMethods.AddDuplicate(actions, descriptor.Number, number));
        }
    }

    // The runtime ignores SIGPIPE and masks others; a job must start with the system's defaults.
    private static void SetSessionAndSignals(byte* attributes)
    {
        var signals = stackalloc byte[OpaqueSize];
        _ = NativeMethods.FillSignals(signals);
        Check(NativeMethods.SetDefaultSignals(attributes, signals));
        _ = NativeMethods.EmptySignals(signals);
        Check(NativeMethods.SetSignalMask(attributes, signals));
        Check(NativeMethods.SetFlags(attributes, Platform.SpawnFlags));
    }

    // What this process was given by its own parent: somebody may wait for such a pipe to be closed.
    private static void CloseOthersOnExec()
    {
        const uint onExec = 4;
        if (OperatingSystem.IsLinux()) _ = NativeMethods.CloseRange(Platform.CloseRange, 3, uint.MaxValue, onExec);
    }

    private static void Check(int error)
    {
        if (error != 0) throw new Win32Exception(error);
    }

    /// <summary>A null-terminated array of C strings.</summary>
    private sealed class NativeStrings : IDisposable
    {
        private readonly nint[] _strings;

        internal NativeStrings(IReadOnlyList<string> strings)
        {
            _strings = [.. strings.Select(ToNative)];
            Pointer = (byte**)NativeMemory.Alloc((nuint)(_strings.Length + 1), (nuint)sizeof(nint));
            for (var i = 0; i < _strings.Length; i++) Pointer[i] = (byte*)_strings[i];
            Pointer[_strings.Length] = null;
        }

        internal byte** Pointer { get; }

        public void Dispose()
        {
            foreach (var text in _strings) NativeMemory.Free((void*)text);
            NativeMemory.Free(Pointer);
        }

        private static nint ToNative(string text)
        {
            if (text.Contains('\0', StringComparison.Ordinal)) throw new ArgumentException("A command line or variable must not hold a NUL character.", nameof(text));
            var length = Encoding.UTF8.GetByteCount(text);
            var bytes = (byte*)NativeMemory.Alloc((nuint)length + 1);
            _ = Encoding.UTF8.GetBytes(text, new Span<byte>(bytes, length));
            bytes[length] = 0;
            return (nint)bytes;
        }
    }
}
