using System.Diagnostics;

namespace BatchAi.Service.Tests.State;

/// <summary>A file system of a few megabytes in memory. Making one needs the system's permission.</summary>
internal sealed class SmallDisk : IDisposable
{
    private SmallDisk(string path) => Path = path;

    internal string Path { get; }

    private string Ballast => System.IO.Path.Combine(Path, "ballast");

    internal static SmallDisk? TryMake(int megabytes)
    {
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess) return null;
        var path = Directory.CreateTempSubdirectory("batchai-disk-").FullName;
        if (Run("mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "tmpfs", path)) return new SmallDisk(path);
        Directory.Delete(path);
        return null;
    }

    /// <summary>Takes all room that is left.</summary>
    internal void Fill()
    {
        using var file = new FileStream(Ballast, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        try
        {
            while (true) file.Write(new byte[4096]);
        }
        catch (IOException)
        {
            // Full.
        }
    }

    internal void Free() => File.Delete(Ballast);

    public void Dispose()
    {
        _ = Run("umount", Path);
        Directory.Delete(Path);
    }

    private static bool Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardError = true, UseShellExecute = false };
        using var process = Process.Start(start)!;
        _ = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
