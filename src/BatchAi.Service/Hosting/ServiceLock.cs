using System.Globalization;
using System.Text;
using BatchAi.Service.Agent.Native;

namespace BatchAi.Service.Hosting;

/// <summary>
/// The right to serve a data root: a lock that ends with the process that holds it, however that ends. It tells
/// whether a service lives; the number written into the file tells which, and is believed only while it is held.
/// </summary>
internal sealed class ServiceLock : IDisposable
{
    // The same length each time, so that a new number covers the old one.
    private const int NumberLength = 11;
    private const int SharedAtOnce = 1 | 4;

    // A service that was killed may still be dying.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(10);

    private readonly Descriptor _file;

    private ServiceLock(Descriptor file) => _file = file;

    /// <summary>Takes the right; null when another service has it.</summary>
    internal static async Task<ServiceLock?> TryTakeAsync(DataRoot root, TimeProvider time, CancellationToken cancellationToken)
    {
        Platform.RequirePosix();
        var file = Descriptor.TryOpen(root.ServiceLock, createNew: true) ?? Descriptor.TryOpen(root.ServiceLock, createNew: false)!;
        var start = time.GetTimestamp();
        while (!file.TryLock())
        {
            // Those who look share the lock, however many and however long; another service does not.
            var isTaken = NativeMethods.Lock(file.Number, SharedAtOnce) != 0;
            if (!isTaken) start = time.GetTimestamp();
            else if (time.GetElapsedTime(start) > Patience)
            {
                file.Dispose();
                return null;
            }

            await Task.Delay(Look, time, cancellationToken);
        }

        Write(file, Environment.ProcessId);
        return new ServiceLock(file);
    }

    /// <summary>The process that serves a data root; null when none does, 0 when it is not known yet.</summary>
    internal static int? HolderOf(DataRoot root)
    {
        if (OperatingSystem.IsWindows() || !Directory.Exists(root.Path)) return null;
        using var file = Descriptor.TryOpen(root.ServiceLock, createNew: false);
        return file is null || NativeMethods.Lock(file.Number, SharedAtOnce) == 0 ? null : Read(file);
    }

    public void Dispose() => _file.Dispose();

    private static unsafe void Write(Descriptor file, int process)
    {
        var text = Encoding.ASCII.GetBytes(process.ToString(CultureInfo.InvariantCulture).PadRight(NumberLength - 1) + "\n");
        fixed (byte* bytes = text) _ = NativeMethods.Write(file.Number, bytes, text.Length);
    }

    private static int Read(Descriptor file)
    {
        Span<byte> text = stackalloc byte[NumberLength];
        var length = Math.Max(0, file.Read(text));
        return int.TryParse(Encoding.ASCII.GetString(text[..length]).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var process) ? process : 0;
    }
}
