using BatchAi.Service.Agent.Attempts;
using BatchAi.Service.Agent.Native;
using BatchAi.Service.Agent.Protocol;
using BatchAi.Service.Agent.Shim;

namespace BatchAi.Service.Agent;

/// <summary>Starts an agent as a process of its own, and connects to it.</summary>
internal static class AgentProcess
{
    // On a machine whose processors are all at work for jobs.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(5);

    // An agent waits for months and works for milliseconds: it collects garbage early (after 2 MB, in hexadecimal),
    // and does not compile a second time, better, what it runs often. Worth 20 MB of the 70 that it would have.
    private static readonly Dictionary<string, string> SmallRuntime = new()
    {
        ["DOTNET_GCGen0MaxBudget"] = "200000",
        ["DOTNET_TC_CallCounting"] = "0",
    };

    /// <summary>Connects to the agent of a data root, starting one where there is none.</summary>
    /// <param name="dataRoot">The data root.</param>
    /// <param name="lifeline">The reading end of a pipe; when its other end closes, the agent ends all jobs and itself.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="BatchAiException">No agent answers.</exception>
    internal static async Task<AgentClient> ConnectAsync(string dataRoot, Descriptor? lifeline, TimeProvider time, CancellationToken cancellationToken)
    {
        if (await AgentClient.TryConnectAsync(dataRoot, cancellationToken) is { } running) return running;

        int? process = null;
        var start = time.GetTimestamp();
        while (time.GetElapsedTime(start) < Patience)
        {
            // One that ends at once has found another: one that starts and will answer, or one that ends itself just now.
            process ??= Start(dataRoot, lifeline);
            await Task.Delay(Look, time, cancellationToken);
            if (await AgentClient.TryConnectAsync(dataRoot, cancellationToken) is { } client) return client;
            if (ProcessSignals.TryReap(process.Value)) process = null;
        }

        throw new BatchAiException(
            "AgentNotAnswering",
            $"The agent of '{dataRoot}' does not answer.",
            $"Look into {AgentPaths.Log(dataRoot)}.");
    }

    private static int Start(string dataRoot, Descriptor? lifeline)
    {
        var (program, arguments) = Program();
        string[] lifelineOption = lifeline is null ? [] : ["--lifeline"];
        var inherited = new Dictionary<int, Descriptor>();
        if (lifeline is not null) inherited[ShimLauncher.LifelineNumber] = lifeline;
        return Spawner.Start(new SpawnRequest(program, [.. arguments, "agent", "--data-root", dataRoot, .. lifelineOption], Environment(), inherited));
    }

    // Under a test host or "dotnet batchai.dll" the process is dotnet, and our assembly an argument of it.
    private static (string Program, string[] Arguments) Program()
    {
        var process = System.Environment.ProcessPath!;
        return Path.GetFileNameWithoutExtension(process) == "batchai"
            ? (process, [])
            : (process, ["exec", Path.Combine(AppContext.BaseDirectory, "batchai.dll")]);
    }

    /// <summary>What an agent sees: what jobs may see, and what .NET needs. Never the caller's tokens.</summary>
    internal static Dictionary<string, string> Environment()
    {
        var environment = NodeEnvironment.Allowed().Concat(SmallRuntime).ToDictionary();
        foreach (var name in new[] { "DOTNET_ROOT", "DOTNET_ROOT_X64", "DOTNET_ROOT_ARM64" })
        {
            if (System.Environment.GetEnvironmentVariable(name) is { } value) environment[name] = value;
        }

        return environment;
    }
}
