using System.Net;
using System.Net.Sockets;

namespace BatchAi.Service.Hosting;

/// <summary>The service's ports, bound before anything is served, so that every endpoint is known from the start.</summary>
internal sealed class Listeners : IDisposable
{
    private const int Tries = 20;

    private Listeners()
    {
    }

    /// <summary>The sockets of the management endpoint, all on the same port.</summary>
    internal IReadOnlyList<Socket> Management { get; private set; } = [];

    /// <summary>The sockets of the blob endpoint.</summary>
    internal IReadOnlyList<Socket> Blob { get; private set; } = [];

    /// <summary>The sockets of the file endpoint.</summary>
    internal IReadOnlyList<Socket> File { get; private set; } = [];

    internal int ManagementPort => PortOf(Management);

    internal int BlobPort => PortOf(Blob);

    internal int FilePort => PortOf(File);

    /// <summary>Binds all ports.</summary>
    /// <exception cref="BatchAiException">One is taken, or the address is not this machine's.</exception>
    internal static Listeners Open(ServiceOptions options)
    {
        var listeners = new Listeners();
        try
        {
            listeners.Management = Bind(options.Listen, options.Port, "--port");
            listeners.Blob = Bind(options.Listen, options.BlobPort, "--blob-port");
            listeners.File = Bind(options.Listen, options.FilePort, "--file-port");
            return listeners;
        }
        catch
        {
            listeners.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        foreach (var socket in Management.Concat(Blob).Concat(File)) socket.Dispose();
    }

    private static int PortOf(IReadOnlyList<Socket> sockets) => ((IPEndPoint)sockets[0].LocalEndPoint!).Port;

    // A free port of the first address may be taken on the second; then another one is tried.
    private static List<Socket> Bind(IPAddress? listen, int port, string option)
    {
        for (var left = port == 0 ? Tries : 1; ; left--)
        {
            var sockets = new List<Socket>();
            try
            {
                foreach (var address in Addresses(listen)) BindOne(sockets, address, sockets.Count == 0 ? port : PortOf(sockets));
                return sockets;
            }
            catch (SocketException error)
            {
                foreach (var socket in sockets) socket.Dispose();
                if (left == 1) throw Refused(error, listen, port, option);
            }
        }
    }

    private static void BindOne(List<Socket> sockets, IPAddress address, int port)
    {
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(address, port));
            sockets.Add(socket);
        }
        catch (SocketException error)
        {
            socket.Dispose();
            // A machine may know version 6 of the protocol and have no address of it.
            if (error.SocketErrorCode != SocketError.AddressNotAvailable || !address.Equals(IPAddress.IPv6Loopback)) throw;
        }
    }

    private static IEnumerable<IPAddress> Addresses(IPAddress? listen)
    {
        var everywhere = listen is not null && ServiceOptions.IsAny(listen);
        yield return everywhere ? IPAddress.Any : IPAddress.Loopback;
        if (Socket.OSSupportsIPv6) yield return everywhere && listen!.AddressFamily == AddressFamily.InterNetworkV6 ? IPAddress.IPv6Any : IPAddress.IPv6Loopback;
        if (listen is not null && !everywhere && !listen.Equals(IPAddress.Loopback) && !listen.Equals(IPAddress.IPv6Loopback)) yield return listen;
    }

    private static BatchAiException Refused(SocketException error, IPAddress? listen, int port, string option) => error.SocketErrorCode switch
    {
        SocketError.AddressAlreadyInUse => new BatchAiException("PortInUse", $"Port {port} is taken by another program.", $"Choose another with {option}; 0 picks a free one.", error),
        SocketError.AddressNotAvailable => new BatchAiException("AddressNotAvailable", $"{listen} is not an address of this machine.", "Give --listen an address of this machine, or 0.0.0.0 for all of them.", error),
        _ => new BatchAiException("PortRefused", $"Port {port} cannot be used: {error.Message}.", $"Choose another with {option}.", error),
    };
}
