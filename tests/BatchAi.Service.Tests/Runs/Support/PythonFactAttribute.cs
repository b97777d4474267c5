namespace BatchAi.Service.Tests.Runs.Support;

/// <summary>A test whose job is a Python program.</summary>
internal sealed class PythonFactAttribute : FactAttribute
{
    public PythonFactAttribute()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        if (OperatingSystem.IsWindows() || !Array.Exists(folders, folder => File.Exists(Path.Combine(folder, "python3")))) Skip = "There is no python3 on the PATH.";
    }
}
