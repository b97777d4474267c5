using BatchAi.Service.Agent.Attempts;

namespace BatchAi.Service.Hosting;

/// <summary>How this program is started once more, as a process of its own.</summary>
internal static class OwnProgram
{
    private static readonly string[] RuntimeVariables = ["DOTNET_ROOT", "DOTNET_ROOT_X64", "DOTNET_ROOT_ARM64"];

    /// <summary>The executable, and the arguments that come before ours.</summary>
    // Under a test host or "dotnet batchai.dll" the process is dotnet, and our assembly an argument of it.
    internal static (string Program, string[] Arguments) Find()
    {
        var process = Environment.ProcessPath!;
        return Path.GetFileNameWithoutExtension(process) == "batchai"
            ? (process, [])
            : (process, ["exec", Path.Combine(AppContext.BaseDirectory, "batchai.dll")]);
    }

    /// <summary>What jobs may see, and what .NET needs to be found; never the caller's tokens.</summary>
    internal static IReadOnlyDictionary<string, string> AllowedEnvironment()
    {
        var environment = new Dictionary<string, string>(NodeEnvironment.Allowed());
        foreach (var name in RuntimeVariables)
        {
            if (Environment.GetEnvironmentVariable(name) is { } value) environment[name] = value;
        }

        return environment;
    }
}
