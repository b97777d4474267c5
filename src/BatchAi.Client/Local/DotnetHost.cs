using System.Runtime.InteropServices;

namespace BatchAi.Client.Local;

/// <summary>The <c>dotnet</c> that can run the service.</summary>
internal static class DotnetHost
{
    private const string Runtime = "Microsoft.AspNetCore.App";
    private const string Major = "10.";

    private static readonly string Executable = RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? "dotnet.exe" : "dotnet";

    /// <summary>Finds it.</summary>
    /// <exception cref="BatchAiException"><c>ServiceRuntimeMissing</c>.</exception>
    internal static string Find()
    {
        var searched = new List<string>();
        foreach (var folder in Folders())
        {
            var host = Path.Combine(folder, Executable);
            if (!File.Exists(host)) continue;
            var runtimes = Path.Combine(Path.GetDirectoryName(RealPath(host))!, "shared", Runtime);
            if (Directory.Exists(runtimes) && Directory.EnumerateDirectories(runtimes, Major + "*").Any()) return host;
            searched.Add(runtimes);
        }

        throw LocalErrors.NoRuntime(searched.Count > 0 ? searched : ["PATH", "DOTNET_ROOT"]);
    }

    private static IEnumerable<string> Folders()
    {
        if (Environment.GetEnvironmentVariable("DOTNET_ROOT") is { Length: > 0 } root) yield return root;
        foreach (var folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)) if (folder.Length > 0) yield return folder;
        yield return RuntimeInformation.IsOSPlatform(OSPlatform.Windows)
            ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles), "dotnet")
            : "/usr/share/dotnet";
        yield return "/usr/lib/dotnet";
        yield return "/usr/local/share/dotnet";
        yield return Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".dotnet");
    }

    // On the PATH there is often a link, and the runtimes lie beside what it leads to.
    private static string RealPath(string path) => LinkTarget.Of(path) ?? path;
}
