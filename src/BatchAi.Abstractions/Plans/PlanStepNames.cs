namespace BatchAi;

/// <summary>The names of a plan's steps.</summary>
public static class PlanStepNames
{
    /// <summary>The cluster's setup task.</summary>
    public const string Setup = "setup";

    /// <summary>The job's preparation.</summary>
    public const string Preparation = "preparation";

    /// <summary>The job itself.</summary>
    public const string Command = "command";
}
