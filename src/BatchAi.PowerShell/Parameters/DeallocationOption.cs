namespace BatchAi;

/// <summary>What becomes of the jobs of nodes that a cluster gives back.</summary>
public enum DeallocationOption
{
    /// <summary>They go back into the queue.</summary>
    Requeue,

    /// <summary>They are terminated.</summary>
    Terminate,

    /// <summary>They end first.</summary>
    WaitForJobCompletion,
}
