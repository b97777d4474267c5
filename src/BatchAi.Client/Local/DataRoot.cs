using System.Runtime.InteropServices;

namespace BatchAi.Client.Local;

/// <summary>The folder of a local service's files.</summary>
internal static class DataRoot
{
    /// <summary>The one that is meant: as the service itself chooses it.</summary>
    /// <param name="option">What the user gave, if anything.</param>
    internal static string Choose(string? option) => Path.GetFullPath(option ?? FromEnvironment() ?? Default());

    private static string? FromEnvironment() => Environment.GetEnvironmentVariable("BATCHAI_HOME") is { Length: > 0 } home ? home : null;

    private static string Default() => RuntimeInformation.IsOSPlatform(OSPlatform.Windows)
        ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "BatchAi")
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".batchai");
}
