namespace BatchAi.Service.Tests.State;

/// <summary>A test that needs a full disk, and is skipped where none can be made.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SmallDiskFactAttribute : FactAttribute
{
    public SmallDiskFactAttribute()
    {
        using var disk = SmallDisk.TryMake(megabytes: 1);
        if (disk is null) Skip = "No file system can be mounted here.";
    }
}
