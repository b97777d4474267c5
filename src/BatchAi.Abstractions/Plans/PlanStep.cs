namespace BatchAi;

/// <summary>A phase of a job: its tasks start together, and it ends when all of them have ended.</summary>
public sealed class PlanStep
{
    /// <summary><c>setup</c>, <c>preparation</c> or <c>command</c> (see <see cref="PlanStepNames"/>).</summary>
    public string Name { get; set; } = "";

    /// <summary>The whole environment of this step, where it differs from the plan's.</summary>
    public IList<PlanVariable>? Environment { get; set; }

    /// <summary>What runs, and on which nodes.</summary>
    public IList<PlanTask> Tasks { get; set; } = [];
}
