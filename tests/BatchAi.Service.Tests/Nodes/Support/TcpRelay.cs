using System.Net;
using System.Net.Sockets;

namespace BatchAi.Service.Tests.Nodes.Support;

/// <summary>Stands between clients and a server, and holds back what clients send after so many bytes, until it is opened.</summary>
internal sealed class TcpRelay : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly int _server;
    private readonly Task _serving;
    private long _left;

    internal TcpRelay(int server, long most)
    {
        (_server, _left) = (server, most);
        _listener.Start();
        _serving = ServeAsync();
    }

    internal int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Whether something is held back.</summary>
    internal bool IsHolding => Interlocked.Read(ref _left) < 0;

    internal void Open() => _open.TrySetResult();

    public async ValueTask DisposeAsync()
    {
        Open();
        await _end.CancelAsync();
        _listener.Stop();
        await _serving;
        _end.Dispose();
    }

    private async Task ServeAsync()
    {
        var connections = new List<Task>();
        try
        {
            while (true) connections.Add(RelayAsync(await _listener.AcceptTcpClientAsync(_end.Token)));
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task RelayAsync(TcpClient client)
    {
        using (client)
        using (var server = new TcpClient())
        {
            try
            {
                await server.ConnectAsync(IPAddress.Loopback, _server, _end.Token);
                await await Task.WhenAny(CopyAsync(client.GetStream(), server.GetStream(), isCounted: true), CopyAsync(server.GetStream(), client.GetStream(), isCounted: false));
            }
            catch (Exception error) when (error is IOException or OperationCanceledException or SocketException)
            {
                // A side is gone; so is the other.
            }
        }
    }

    private async Task CopyAsync(NetworkStream from, NetworkStream to, bool isCounted)
    {
        var buffer = new byte[1 << 16];
        for (int count; (count = await from.ReadAsync(buffer, _end.Token)) > 0;)
        {
            if (isCounted && Interlocked.Add(ref _left, -count) < 0 && !_open.Task.IsCompleted)
            {
                await _open.Task;
            }

            await to.WriteAsync(buffer.AsMemory(0, count), _end.Token);
        }
    }
}
