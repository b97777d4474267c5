namespace BatchAi;

/// <summary>An environment variable of a job.</summary>
public sealed class PlanVariable
{
    /// <summary>The variable's name.</summary>
    public string Name { get; set; } = "";

    /// <summary>The value; absent for a secret, whose value travels apart from the plan.</summary>
    public string? Value { get; set; }

    /// <summary>Whether the value is a secret.</summary>
    public bool IsSecret { get; set; }
}
