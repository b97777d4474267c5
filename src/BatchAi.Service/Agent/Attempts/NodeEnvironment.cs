using System.Collections;
using BatchAi.Core.Planning;

namespace BatchAi.Service.Agent.Attempts;

/// <summary>What jobs get of this process's environment, and what is found on this machine.</summary>
internal static class NodeEnvironment
{
    private static readonly HashSet<string> Names = new(StringComparer.Ordinal)
    {
        "PATH", "HOME", "USER", "LOGNAME", "LANG", "TZ", "TMPDIR", "LD_LIBRARY_PATH", "VIRTUAL_ENV",
    };

    private static readonly string[] Prefixes = ["LC_", "CONDA_"];

    /// <summary>Whether a job may see this variable of the service's environment.</summary>
    internal static bool IsAllowed(string name) =>
        Names.Contains(name) || Array.Exists(Prefixes, p => name.StartsWith(p, StringComparison.Ordinal));

    /// <summary>The variables of this process that a job may see.</summary>
    internal static IReadOnlyDictionary<string, string> Allowed() =>
        Environment.GetEnvironmentVariables()
            .Cast<DictionaryEntry>()
            .Where(v => IsAllowed((string)v.Key))
            .ToDictionary(v => (string)v.Key, v => (string?)v.Value ?? "");

    /// <summary>What is found on this node now; a job's preparation may have changed it.</summary>
    internal static NodeFacts Find()
    {
        var variables = Allowed();
        return new NodeFacts(variables, FindPython(variables.GetValueOrDefault("PATH", "")));
    }

    /// <summary>The full path of a program on a search path; null when it is not there.</summary>
    internal static string? FindProgram(string name, string searchPath) =>
        searchPath.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists);

    // Old job files say "python"; many machines of today only have "python3".
    private static string FindPython(string searchPath) =>
        FindProgram("python", searchPath) is null && FindProgram("python3", searchPath) is not null ? "python3" : "python";
}
