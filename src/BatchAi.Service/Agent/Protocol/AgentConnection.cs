using System.Threading.Channels;
using BatchAi.Service.Agent.Attempts;

namespace BatchAi.Service.Agent.Protocol;

/// <summary>A client of the agent. What it is told is queued, so that a slow one holds up nobody.</summary>
internal sealed class AgentConnection : IDisposable
{
    private readonly Channel<AgentMessage> _messages = Channel.CreateUnbounded<AgentMessage>(new UnboundedChannelOptions { SingleReader = true });

    internal AgentConnection(JsonLines lines)
    {
        Lines = lines;
        _ = SendAsync();
    }

    internal JsonLines Lines { get; }

    internal void Tell(AgentMessage message) => _messages.Writer.TryWrite(message);

    public void Dispose()
    {
        _messages.Writer.TryComplete();
        Lines.Dispose();
    }

    private async Task SendAsync()
    {
        await foreach (var message in _messages.Reader.ReadAllAsync())
        {
            if (!await Lines.WriteAsync(message, AgentJson.Default.AgentMessage)) return;
        }
    }
}
