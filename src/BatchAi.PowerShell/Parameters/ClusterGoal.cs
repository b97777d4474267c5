namespace BatchAi;

/// <summary>What is waited for.</summary>
public enum ClusterGoal
{
    /// <summary>That nodes can take jobs.</summary>
    Idle,

    /// <summary>That no nodes come or go any more.</summary>
    Steady,
}
