using System.Collections.Concurrent;
using System.Net.Sockets;
using BatchAi.Service.Agent.Attempts;

namespace BatchAi.Service.Agent.Protocol;

/// <summary>Serves the agent's socket: requests one way, answers and news the other.</summary>
internal sealed class AgentServer : IDisposable
{
    private readonly AttemptRegistry _registry;
    private readonly Action _shutdown;
    private readonly Socket _listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly ConcurrentDictionary<AgentConnection, byte> _connections = new();

    internal AgentServer(string socketPath, AttemptRegistry registry, Action shutdown)
    {
        _registry = registry;
        _shutdown = shutdown;

        // Left by an agent that was killed; ours is the only one, the lock says so.
        File.Delete(socketPath);
        _listener.Bind(new UnixDomainSocketEndPoint(socketPath));
        _listener.Listen();
        registry.Changed = Broadcast;
    }

    internal bool HasClients => !_connections.IsEmpty;

    internal async Task ServeAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            var socket = await _listener.AcceptAsync(cancellationToken);
            _ = ServeAsync(socket);
        }
    }

    public void Dispose()
    {
        _listener.Dispose();
        foreach (var connection in _connections.Keys) connection.Dispose();
    }

    // Ends with the client or with this server, not with the order to end: a client takes the end of its connection
    // for the agent's last sign of life, so it must come after the agent's last file.
    private async Task ServeAsync(Socket socket)
    {
        using var connection = new AgentConnection(new JsonLines(socket));

        // Known before the snapshot is taken: a change in between is told twice rather than never.
        _connections[connection] = 0;
        try
        {
            foreach (var message in _registry.Snapshot()) connection.Tell(message);
            while (await connection.Lines.ReadAsync(AgentJson.Default.AgentRequest, CancellationToken.None) is { } request)
            {
                if (Answer(request) is { } answer) connection.Tell(answer);
            }
        }
        finally
        {
            _connections.TryRemove(connection, out _);
        }
    }

    // Null when the end of this connection is the answer: the next agent is to be asked.
    private AgentMessage? Answer(AgentRequest request)
    {
        try
        {
            return TryDo(request) ? new AgentMessage { Id = request.Id } : null;
        }
        catch (Exception error) when (error is BatchAiException or IOException or UnauthorizedAccessException)
        {
            return new AgentMessage { Id = request.Id, Error = error.Message };
        }
    }

    private bool TryDo(AgentRequest request)
    {
        switch (request.Operation)
        {
            case AgentRequest.StartOperation: return _registry.TryStart(request.AttemptId);
            case AgentRequest.StopOperation: _registry.Stop(request.AttemptId, request.Cause, TimeSpan.FromSeconds(request.GraceSeconds)); break;
            case AgentRequest.ForgetOperation: _registry.Forget(request.AttemptId); break;
            case AgentRequest.ShutdownOperation: _shutdown(); break;
            default: throw new BatchAiException("UnknownOperation", $"The agent has no operation '{request.Operation}'.");
        }

        return true;
    }

    private void Broadcast(AgentMessage message)
    {
        foreach (var connection in _connections.Keys) connection.Tell(message);
    }
}
