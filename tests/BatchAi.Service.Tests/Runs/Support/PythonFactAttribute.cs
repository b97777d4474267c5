namespace BatchAi.Service.Tests.Runs.Support;

/// <summary>A test whose job is a Python program.</summary>
internal sealed class PythonFactAttribute : FactAttribute
{
    public PythonFactAttribute() => Skip = Reason;

    /// <summary>Why such tests are skipped; null when they are not.</summary>
    internal static string? Reason { get; } = HasPython() ? null : "There is no python3 on the PATH.";

    private static bool HasPython()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        return !OperatingSystem.IsWindows() && Array.Exists(folders, folder => File.Exists(Path.Combine(folder, "python3")));
    }
}
