namespace BatchAi.Service.Tests.Runs.Support;

/// <summary>A test of runs; jobs are bash command lines.</summary>
internal sealed class PosixFactAttribute : FactAttribute
{
    public PosixFactAttribute()
    {
        if (OperatingSystem.IsWindows()) Skip = "Jobs run on Linux and macOS.";
    }
}
