using System.Globalization;
using BatchAi.Service.Hosting;
using Xunit.Sdk;

namespace BatchAi.Service.Tests.Support;

/// <summary>
/// A data root of a test's own. When the test is over, nothing may be left of what ran in it: no process and no
/// cgroup; what is left nevertheless is removed, and fails the test.
/// </summary>
internal sealed class AgentSandbox
{
    private readonly List<TestAgent> _agents = [];
    private int _nodes;
    private bool _mounted;

    /// <summary>Makes the folders.</summary>
    /// <param name="below">A name for a folder that holds the data root and the nodes' folders; none by default.</param>
    internal AgentSandbox(string below = "")
    {
        Root = Path.Combine(Path.GetTempPath(), "bt-" + Guid.NewGuid().ToString("N")[..12]);
        Inner = Path.Combine(Root, below);
        Directory.CreateDirectory(Inner);
    }

    internal string Root { get; }

    internal string Inner { get; }

    internal string DataRoot => Path.Combine(Inner, "data");

    internal string AgentLog => File.ReadAllText(Path.Combine(DataRoot, "logs", "agent.log"));

    /// <summary>The folder for the agent's cgroups, if there are any on this machine.</summary>
    internal string? Cgroup => TestCgroup.Of(DataRoot);

    /// <summary>Variables of the agents to be started, beyond what any program needs.</summary>
    internal Dictionary<string, string> Environment { get; } = [];

    internal string PathOf(string name) => Path.Combine(Root, name);

    internal TestJob NewJob(string commandLine) => new(DataRoot, NodeRoot(Inner, Interlocked.Increment(ref _nodes)), commandLine);

    /// <summary>A job whose folders are not on the sandbox's small disk.</summary>
    internal TestJob NewJobOutside(string commandLine) => new(DataRoot, NodeRoot(Root, Interlocked.Increment(ref _nodes)), commandLine);

    /// <summary>Makes the data root's disk small; false where this may not be done.</summary>
    internal async Task<bool> TryMountSmallDiskAsync() => _mounted = await Shell.TryRunAsync("mount -t tmpfs -o size=512k,mode=700 none \"$1\"", Inner);

    /// <summary>Starts an agent.</summary>
    /// <param name="option">An option of it; none by default.</param>
    internal async Task<TestAgent> StartAgentAsync(string option = "")
    {
        var agent = await TestAgent.StartAsync(DataRoot, AgentEnvironment(), option.Length == 0 ? [] : [option]);
        _agents.Add(agent);
        return agent;
    }

    /// <summary>Runs an agent that cannot or must not serve.</summary>
    internal Task<int> RunAgentAsync() => TestAgent.RunAsync(DataRoot, AgentEnvironment());

    internal async Task DisposeAsync()
    {
        var endedWell = await EndAgentsAsync();
        var left = await LeftProcessesAsync();
        foreach (var process in SystemProcesses.Mentioning(Root)) SystemProcesses.Kill(process);
        if (endedWell && TestCgroup.IsThere(DataRoot)) left.Add($"the cgroup {Cgroup}");
        if (!await TestCgroup.TryRemoveAsync(DataRoot)) left.Add("a cgroup that cannot be removed");
        RemoveLinks();
        if (_mounted) await Shell.TryRunAsync("umount \"$1\" || umount -l \"$1\"", Inner);
        Directory.Delete(Root, recursive: true);
        if (left.Count > 0) throw new XunitException($"Left behind: {string.Join("; ", left)}");
    }

    private async Task<bool> EndAgentsAsync()
    {
        var wasKilled = _agents.Count == 0 || _agents[^1].HasExited;
        if (!wasKilled) await _agents[^1].EndAsync();
        foreach (var agent in _agents) await agent.DisposeAsync();
        return !wasKilled;
    }

    private async Task<List<string>> LeftProcessesAsync()
    {
        // What was told to end at the last moment may need another one.
        var start = TimeProvider.System.GetTimestamp();
        while (SystemProcesses.Mentioning(Root).Count > 0 && TimeProvider.System.GetElapsedTime(start).TotalSeconds < 5)
        {
            await Task.Delay(10);
        }

        return [.. SystemProcesses.Mentioning(Root).Select(SystemProcesses.Describe)];
    }

    private void RemoveLinks()
    {
        PlainPath.Remove(DataRoot);
        for (var node = 1; node <= _nodes; node++) PlainPath.Remove(NodeRoot(Inner, node));
    }

    private static string NodeRoot(string folder, int node) => Path.Combine(folder, "nodes", node.ToString("0000", CultureInfo.InvariantCulture));

    private Dictionary<string, string> AgentEnvironment()
    {
        // Or agents that are killed would leave the runtime's debugging sockets behind.
        var environment = new Dictionary<string, string>(Environment) { ["DOTNET_EnableDiagnostics"] = "0" };
        foreach (var name in new[] { "PATH", "HOME", "TMPDIR", "DOTNET_ROOT" })
        {
            if (System.Environment.GetEnvironmentVariable(name) is { } value) environment.TryAdd(name, value);
        }

        return environment;
    }
}
