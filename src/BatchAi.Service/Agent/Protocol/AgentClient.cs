using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;
using BatchAi.Service.Agent.Attempts;

namespace BatchAi.Service.Agent.Protocol;

/// <summary>A connection to an agent.</summary>
internal sealed class AgentClient : IDisposable
{
    private const string GoneCode = "AgentGone";
    private readonly JsonLines _lines;
    private readonly ConcurrentDictionary<long, TaskCompletionSource<AgentMessage>> _asked = new();
    private readonly Channel<AgentMessage> _news = Channel.CreateUnbounded<AgentMessage>();
    private long _lastId;

    private AgentClient(JsonLines lines)
    {
        _lines = lines;
        _ = ReceiveAsync();
    }

    /// <summary>Where attempts stand: first all that the agent knows, then each change. Ends with the connection.</summary>
    internal ChannelReader<AgentMessage> News => _news.Reader;

    /// <summary>Connects to the agent of a data root; null when there is none.</summary>
    internal static async Task<AgentClient?> TryConnectAsync(string dataRoot, CancellationToken cancellationToken)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            if (await ConnectAsync(socket, new UnixDomainSocketEndPoint(AgentPaths.Socket(dataRoot))).WaitAsync(cancellationToken) == SocketError.Success) return new AgentClient(new JsonLines(socket));
            socket.Dispose();
            return null;
        }
        catch (OperationCanceledException)
        {
            socket.Dispose();
            throw;
        }
    }

    // Tells by a code whether somebody listens. That nobody does is no exception, and the trace of one costs megabytes.
    private static async Task<SocketError> ConnectAsync(Socket socket, EndPoint agent)
    {
        var end = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var connecting = new SocketAsyncEventArgs { RemoteEndPoint = agent };
        connecting.Completed += (_, _) => end.TrySetResult();
        if (socket.ConnectAsync(connecting)) await end.Task;
        return connecting.SocketError;
    }

    /// <summary>Starts an attempt whose order is in its folder. Asking again is harmless.</summary>
    internal Task StartAsync(string attemptId) => AskAsync(new AgentRequest { Operation = AgentRequest.StartOperation, AttemptId = attemptId });

    /// <summary>Ends an attempt; its result comes as news.</summary>
    internal Task StopAsync(string attemptId, TimeSpan grace) =>
        AskAsync(new AgentRequest { Operation = AgentRequest.StopOperation, AttemptId = attemptId, Cause = StopCause.Terminated, GraceSeconds = grace.TotalSeconds });

    /// <summary>Tells the agent that an attempt's result is kept elsewhere.</summary>
    internal Task ForgetAsync(string attemptId) => AskAsync(new AgentRequest { Operation = AgentRequest.ForgetOperation, AttemptId = attemptId });

    /// <summary>Ends the agent; jobs go on without it.</summary>
    internal async Task ShutdownAsync()
    {
        try
        {
            await AskAsync(new AgentRequest { Operation = AgentRequest.ShutdownOperation });
        }
        catch (BatchAiException error) when (error.Code == GoneCode)
        {
            // It was faster with that than with its answer.
        }
    }

    public void Dispose() => _lines.Dispose();

    private async Task AskAsync(AgentRequest request)
    {
        request.Id = Interlocked.Increment(ref _lastId);
        var answer = new TaskCompletionSource<AgentMessage>(TaskCreationOptions.RunContinuationsAsynchronously);
        _asked[request.Id] = answer;
        if (_news.Reader.Completion.IsCompleted || !await _lines.WriteAsync(request, AgentJson.Default.AgentRequest)) throw Gone();

        var message = await answer.Task;
        if (message.Error is { } error) throw new BatchAiException("AgentRefused", error);
    }

    private async Task ReceiveAsync()
    {
        while (await _lines.ReadAsync(AgentJson.Default.AgentMessage, CancellationToken.None) is { } message)
        {
            if (message.Id is not { } id) _news.Writer.TryWrite(message);
            else if (_asked.TryRemove(id, out var asked)) asked.TrySetResult(message);
        }

        _news.Writer.TryComplete();
        foreach (var asked in _asked.Values) asked.TrySetException(Gone());
    }

    private static BatchAiException Gone() => new(GoneCode, "The agent ended while it was asked.", "Try again; a new agent takes up where it stood.");
}
