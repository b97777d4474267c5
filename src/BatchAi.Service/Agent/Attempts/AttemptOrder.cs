using BatchAi.Core.Planning;
using BatchAi.Service.Agent.Mounts.Remote;

namespace BatchAi.Service.Agent.Attempts;

/// <summary>What an agent needs to run an attempt; it travels as an owner-only file in the attempt's folder.</summary>
internal sealed class AttemptOrder
{
    /// <summary>Stands for an order that cannot be read any more: its one step has no tasks, so no end of it is found.</summary>
    internal static AttemptOrder Unknown => new() { Plan = { Steps = [new PlanStep { Name = PlanStepNames.Command }] } };

    /// <summary>What to run.</summary>
    public JobPlan Plan { get; set; } = new();

    /// <summary>Where to run it.</summary>
    public Allocation Allocation { get; set; } = new();

    /// <summary>Its secrets.</summary>
    public JobSecrets Secrets { get; set; } = new();

    /// <summary>The container engine's program; without one, a plan with a container runs on the host.</summary>
    public string? ContainerEngine { get; set; }

    /// <summary>What the nodes' logs should tell of the circumstances.</summary>
    public IList<string> Notes { get; set; } = [];

    /// <summary>For each mount of the plan, in its order, the other service that has its content; null for this one's, and empty when all are.</summary>
    public IList<RemoteMount?> Remotes { get; set; } = [];

    /// <summary>How long processes have to end after being asked, when the time limit passes.</summary>
    public int GraceSeconds { get; set; } = 10;
}
