namespace BatchAi.Core.Execution;

/// <summary>Something that went wrong beside the end of an attempt.</summary>
public sealed class AttemptProblem
{
    /// <summary>The error code for clients.</summary>
    public string Code { get; set; } = "";

    /// <summary>What happened, in full sentences.</summary>
    public string Message { get; set; } = "";
}
