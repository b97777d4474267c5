namespace BatchAi.Service.Tests.Runs.Support;

/// <summary>A table of tests of runs; jobs are bash command lines.</summary>
internal sealed class PosixTheoryAttribute : TheoryAttribute
{
    public PosixTheoryAttribute()
    {
        if (OperatingSystem.IsWindows()) Skip = "Jobs run on Linux and macOS.";
    }
}
