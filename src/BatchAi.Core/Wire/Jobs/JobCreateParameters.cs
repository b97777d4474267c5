namespace BatchAi.Core.Wire;

/// <summary>What creates a job; also the root of a job file.</summary>
public sealed class JobCreateParameters
{
    /// <summary>What the request asks for.</summary>
    public JobBaseProperties? Properties { get; set; }
}
