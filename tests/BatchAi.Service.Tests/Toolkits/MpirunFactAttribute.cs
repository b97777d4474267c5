namespace BatchAi.Service.Tests.Toolkits;

/// <summary>A test that needs Open MPI.</summary>
internal sealed class MpirunFactAttribute : FactAttribute
{
    public MpirunFactAttribute()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        if (OperatingSystem.IsWindows() || !Array.Exists(folders, folder => File.Exists(Path.Combine(folder, "orted")))) Skip = "There is no Open MPI on the PATH.";
    }
}
