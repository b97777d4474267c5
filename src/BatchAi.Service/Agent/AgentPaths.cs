using BatchAi.Service.Hosting;

namespace BatchAi.Service.Agent;

/// <summary>The agent's own files in a data root.</summary>
internal static class AgentPaths
{
    internal static string Lock(string dataRoot) => Path.Combine(dataRoot, "agent.lock");

    internal static string Log(string dataRoot) => Path.Combine(dataRoot, "logs", "agent.log");

    internal static string Socket(string dataRoot) => Path.Combine(PlainPath.To(dataRoot), "agent.sock");
}
