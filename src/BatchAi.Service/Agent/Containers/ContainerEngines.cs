using BatchAi.Service.Agent.Attempts;
using BatchAi.Service.Hosting;

namespace BatchAi.Service.Agent.Containers;

/// <summary>Finds a container engine that really answers; a client without its engine is not one.</summary>
internal static class ContainerEngines
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);
    private static readonly string[] Names = ["docker", "podman"];

    /// <summary>The program of the first engine that answers within three seconds; null when none does.</summary>
    internal static async Task<string?> FindAsync(TimeProvider time, CancellationToken cancellationToken)
    {
        var searchPath = Environment.GetEnvironmentVariable("PATH") ?? "";
        foreach (var program in Names.Select(name => NodeEnvironment.FindProgram(name, searchPath)).OfType<string>())
        {
            if ((await ProgramRun.RunAsync(program, ["info"], Patience, time, cancellationToken)).ExitCode == 0) return program;
        }

        return null;
    }

    /// <summary>The error for a job that must have a container where there is no engine.</summary>
    internal static BatchAiException Missing(string image) => new(
        "ContainerEngineMissing",
        $"The job wants the container image '{image}', and neither docker nor podman answers on this machine.",
        "Start an engine, or allow the job to run on the host with --containers prefer.");

    /// <summary>What the user should know when a job that wants a container runs on the host.</summary>
    internal static string HostWarning(string image, string? preparation, ContainerMode mode)
    {
        var why = mode == ContainerMode.Never ? "as asked" : "because neither docker nor podman answers";
        var what = preparation is null ? "" : $" Its preparation runs on the host as well: {preparation}";
        return $"The job runs on this machine itself and not in the container image '{image}', {why}.{what}";
    }
}
