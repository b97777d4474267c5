using BatchAi.Bench.Harness;

namespace BatchAi.Bench.Benchmarks.Service;

/// <summary>The agent's part of a job.</summary>
internal static class StartFigures
{
    /// <summary>A job that does nothing, by an agent without a service.</summary>
    internal static async Task<Samples> AgentAloneAsync(int warmUps, int count, TimeSpan pause)
    {
        await using var agent = await ResidentAgent.StartAsync();
        return await Samples.TakeAsync(warmUps, count, () => agent.RunAsync(TrivialJob.Order("true", agent.Folder)), pause);
    }
}
