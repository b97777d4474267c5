namespace BatchAi.Service.Tests.Nodes.Support;

/// <summary>A test with a file system in user space for real, and skipped where there is none: bindfs, which shows a folder elsewhere.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class FuseFactAttribute : FactAttribute
{
    public FuseFactAttribute()
    {
        if (!RootFactAttribute.CanMount.Value || !File.Exists("/usr/bin/bindfs") || !File.Exists("/dev/fuse")) Skip = "A file system in user space needs root on Linux, and bindfs.";
    }
}
