using BatchAi.Service.Hosting;

namespace BatchAi.Service.Tests.Nodes.Support;

/// <summary>A test that mounts file systems, and is skipped where that may not be done.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RootFactAttribute : FactAttribute
{
    internal static readonly Lazy<bool> CanMount = new(() => OperatingSystem.IsLinux() && OwnerOnly.IsSuperuser() && TryMount());

    public RootFactAttribute()
    {
        if (!CanMount.Value) Skip = "Mounting needs root on Linux.";
    }

    private static bool TryMount()
    {
        var folder = Directory.CreateTempSubdirectory("batchai-mount-").FullName;
        using var shell = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("sh", ["-c", "mount -t tmpfs tmpfs \"$1\" && umount \"$1\"", "sh", folder]) { RedirectStandardError = true, UseShellExecute = false })!;
        shell.WaitForExit();
        Directory.Delete(folder);
        return shell.ExitCode == 0;
    }
}
