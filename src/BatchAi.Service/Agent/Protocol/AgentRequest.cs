using BatchAi.Service.Agent.Attempts;

namespace BatchAi.Service.Agent.Protocol;

/// <summary>What a client asks of the agent; one JSON object per line.</summary>
internal sealed class AgentRequest
{
    internal const string StartOperation = "start";
    internal const string StopOperation = "stop";
    internal const string ForgetOperation = "forget";
    internal const string ShutdownOperation = "shutdown";

    /// <summary>Comes back with the answer.</summary>
    public long Id { get; set; }

    /// <summary>One of the operations.</summary>
    public string Operation { get; set; } = "";

    /// <summary>The attempt in question.</summary>
    public string AttemptId { get; set; } = "";

    /// <summary>Why an attempt is stopped.</summary>
    public StopCause Cause { get; set; }

    /// <summary>How long its processes have to end after being asked.</summary>
    public double GraceSeconds { get; set; }
}
