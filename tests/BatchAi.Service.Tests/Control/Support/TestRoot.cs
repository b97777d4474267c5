using BatchAi.Service.Agent.Protocol;
using BatchAi.Service.Hosting;
using BatchAi.Service.Tests.Support;

namespace BatchAi.Service.Tests.Control.Support;

/// <summary>A data root in a temporary folder. At the end its agent and whatever jobs still run are ended, and it is removed.</summary>
internal sealed class TestRoot : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    internal TestRoot()
    {
        Data = new DataRoot(Path.Combine(Path.GetTempPath(), $"batchai-{Guid.NewGuid().ToString("N")[..12]}"));
        OwnerOnly.CreateDirectory(Data.Path);
        Log = new EventLog(Data.ServiceLog, TimeProvider.System);
    }

    internal DataRoot Data { get; }

    internal EventLog Log { get; }

    /// <summary>Makes a file share, as the storage endpoints would.</summary>
    internal string MakeShare(string account, string share) => Directory.CreateDirectory(Data.Share(account, share)).FullName;

    internal string MakeContainer(string account, string container) => Directory.CreateDirectory(Data.Container(account, container)).FullName;

    /// <summary>Kills the agent without a warning; its jobs go on.</summary>
    internal async Task KillAgentAsync()
    {
        foreach (var agent in SystemProcesses.Agents(Data.Path))
        {
            SystemProcesses.Kill(agent);
            await Eventually.TrueAsync(() => !SystemProcesses.IsAlive(agent));
        }
    }

    /// <summary>Ends the agent in order, if there is one; its jobs go on.</summary>
    internal async Task EndAgentAsync()
    {
        using var agent = await AgentClient.TryConnectAsync(Data.Path, CancellationToken.None);
        if (agent is null) return;
        try
        {
            await agent.ShutdownAsync();
        }
        catch (BatchAiException)
        {
            // It ended before it could answer.
        }

        using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
        await foreach (var _ in agent.News.ReadAllAsync(patience.Token))
        {
            // The end of the connection is the agent's last word.
        }
    }

    public async ValueTask DisposeAsync()
    {
        await EndAgentAsync();
        await SystemProcesses.KillAllAsync(Data.Path);
        await TestCgroup.TryRemoveAsync(Data.Path);
        PlainPath.Remove(Data.Path);
        await TestFolder.RemoveAsync(Data.Path);
    }
}
