namespace BatchAi.Service.Engines.Process;

/// <summary>Where a node stands.</summary>
internal enum NodeState
{
    /// <summary>Its mounts and its setup task are under way.</summary>
    Preparing,

    /// <summary>It waits for a job.</summary>
    Idle,

    /// <summary>It runs a job.</summary>
    Running,

    /// <summary>Its preparation failed.</summary>
    Unusable,
}
