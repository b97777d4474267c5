using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace BatchAi.Service.Agent.Ports;

/// <summary>
/// A TCP port that no other job on this machine gets, of whatever service or run, for as long as this is held. The name
/// that stands for it belongs to the machine and goes with the process that holds it; the port itself stays free for the job.
/// </summary>
internal sealed class PortLease : IDisposable
{
    private readonly Socket? _name;

    private PortLease(int port, Socket? name)
    {
        Port = port;
        _name = name;
    }

    internal int Port { get; }

    /// <summary>Leases a port if nobody has it.</summary>
    internal static PortLease? TryTake(int port)
    {
        var lease = TryHold(port);
        if (lease is null || IsFree(port)) return lease;
        lease.Dispose();
        return null;
    }

    /// <summary>Leases a port again that a job listens on already.</summary>
    internal static PortLease Resume(int port) => TryHold(port) ?? new PortLease(port, name: null);

    public void Dispose() => _name?.Dispose();

    private static PortLease? TryHold(int port)
    {
        // Names outside the file system are Linux' own; elsewhere the look at the port alone must do.
        if (!OperatingSystem.IsLinux()) return new PortLease(port, name: null);
        var name = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            name.Bind(new UnixDomainSocketEndPoint("\0batchai-port-" + port.ToString(CultureInfo.InvariantCulture)));
            return new PortLease(port, name);
        }
        catch (SocketException)
        {
            name.Dispose();
            return null;
        }
    }

    // Jobs listen on all addresses, whatever their host's name says.
    private static bool IsFree(int port)
    {
        using var probe = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            probe.Bind(new IPEndPoint(IPAddress.Any, port));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
