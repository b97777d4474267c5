using BatchAi.Service.Agent.Attempts;

namespace BatchAi.Service.Agent.Ports;

/// <summary>The ports of an attempt: leased when it starts, kept in its folder, and leased again by whoever adopts it.</summary>
internal sealed class AttemptPorts(AttemptFolder folder) : IDisposable
{
    // Where Batch AI's own began.
    private const int First = 2222;
    private const int Last = 65535;

    private readonly Dictionary<string, PortLease> _leases = new(StringComparer.Ordinal);

    /// <summary>Leases the ports that a plan asks for, or those again that the attempt has already.</summary>
    /// <returns>The number of each by its name.</returns>
    /// <exception cref="BatchAiException">There are not enough free ones.</exception>
    internal IDictionary<string, int> Lease(IList<PlanPort> wanted)
    {
        if (!Resume() && wanted.Count > 0)
        {
            var port = First;
            foreach (var one in wanted) _leases[one.Name] = Next(ref port);
            AgentJson.Write(folder.Ports, Numbers(), AgentJson.Default.DictionaryStringInt32);
        }

        return Numbers();
    }

    /// <summary>Leases the ports again that the attempt's processes may listen on already.</summary>
    /// <returns>Whether it has any.</returns>
    internal bool Resume()
    {
        if (AgentJson.TryRead(folder.Ports, AgentJson.Default.DictionaryStringInt32) is not { } kept) return false;
        foreach (var (name, port) in kept) _leases.TryAdd(name, PortLease.Resume(port));
        return true;
    }

    public void Dispose()
    {
        foreach (var lease in _leases.Values) lease.Dispose();
    }

    private Dictionary<string, int> Numbers() => _leases.ToDictionary(one => one.Key, one => one.Value.Port, StringComparer.Ordinal);

    private static PortLease Next(ref int port)
    {
        while (port <= Last)
        {
            if (PortLease.TryTake(port++) is { } lease) return lease;
        }

        throw new BatchAiException("NoFreePort", $"There is no free TCP port from {First} upwards.", "End jobs or programs that listen on ports of this machine.");
    }
}
