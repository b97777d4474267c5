namespace BatchAi.Service.Agent;

/// <summary>What an agent is started with.</summary>
internal sealed record AgentOptions
{
    /// <summary>The folder that holds attempts and nodes; one agent serves it.</summary>
    public required string DataRoot { get; init; }

    /// <summary>Whether descriptor 8 is a lifeline: at its end of file all jobs are ended, and so is the agent.</summary>
    public bool HasLifeline { get; init; }

    /// <summary>Whether cgroups are used where there are any.</summary>
    public bool UseCgroups { get; init; } = true;

    /// <summary>How long an agent without jobs and clients stays.</summary>
    public TimeSpan IdleExit { get; init; } = TimeSpan.FromMinutes(1);
}
