using BatchAi.Core.Execution;

namespace BatchAi.Service.Agent.Protocol;

/// <summary>
/// What the agent tells a client; one JSON object per line. With an <see cref="Id"/> it answers a request, else
/// it tells where an attempt stands: for each known attempt upon connecting, then at each change.
/// </summary>
internal sealed class AgentMessage
{
    /// <summary>The request that this answers.</summary>
    public long? Id { get; set; }

    /// <summary>Why the request could not be met.</summary>
    public string? Error { get; set; }

    /// <summary>The attempt that this tells of.</summary>
    public string? AttemptId { get; set; }

    /// <summary>The step that runs.</summary>
    public string? Step { get; set; }

    /// <summary>When the attempt started.</summary>
    public DateTimeOffset? StartTime { get; set; }

    /// <summary>How it ended, once it has.</summary>
    public AttemptResult? Result { get; set; }
}
