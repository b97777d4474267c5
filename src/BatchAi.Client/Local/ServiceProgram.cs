using System.Runtime.InteropServices;

namespace BatchAi.Client.Local;

/// <summary>The program of the service: an executable, or an assembly that needs a runtime.</summary>
/// <param name="Path">The file.</param>
/// <param name="IsOfModule">Whether it came with the module, and is copied before it is started.</param>
internal sealed record ServiceProgram(string Path, bool IsOfModule)
{
    private const string Assembly = "batchai.dll";

    private static readonly string Executable = RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? "batchai.exe" : "batchai";

    internal bool NeedsRuntime => Path.EndsWith(".dll", StringComparison.OrdinalIgnoreCase);

    /// <summary>Finds it in the known places.</summary>
    /// <exception cref="BatchAiException"><c>ServiceNotFound</c>.</exception>
    internal static ServiceProgram Find(ServiceStartOptions options)
    {
        var searched = new List<string>();
        foreach (var (place, isOfModule) in Places(options))
        {
            if (FileIn(place) is { } file) return new ServiceProgram(file, isOfModule);
            searched.Add(place);
        }

        throw LocalErrors.NotFound(searched);
    }

    // What was named is meant; the rest is looked for only when nothing was.
    private static IEnumerable<(string Place, bool IsOfModule)> Places(ServiceStartOptions options)
    {
        if ((options.ServicePath ?? Variable("BATCHAI_SERVICE")) is { } named)
        {
            yield return (named, false);
            yield break;
        }

        if (options.ModuleFolder is { } module) yield return (System.IO.Path.Combine(module, "service"), true);
        foreach (var folder in (Variable("PATH") ?? "").Split(System.IO.Path.PathSeparator))
        {
            if (folder.Length > 0) yield return (System.IO.Path.Combine(folder, Executable), false);
        }
    }

    private static string? FileIn(string place)
    {
        if (File.Exists(place)) return place;
        return Directory.Exists(place)
            ? new[] { System.IO.Path.Combine(place, Assembly), System.IO.Path.Combine(place, Executable) }.FirstOrDefault(File.Exists)
            : null;
    }

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
