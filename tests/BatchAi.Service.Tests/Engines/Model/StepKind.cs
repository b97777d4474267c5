namespace BatchAi.Service.Tests.Engines.Model;

/// <summary>What can happen to a scheduler.</summary>
internal enum StepKind
{
    /// <summary>A job is submitted.</summary>
    Submit,

    /// <summary>A job is asked to end.</summary>
    Cancel,

    /// <summary>A cluster gets a fixed size.</summary>
    Resize,

    /// <summary>A cluster follows its queue.</summary>
    Follow,

    /// <summary>Another number of jobs of a group may run at once.</summary>
    Limit,

    /// <summary>Something that was begun goes on, or comes to its end: a setup, an attempt's start or stop, a requeue.</summary>
    Go,

    /// <summary>A job ends by itself.</summary>
    End,

    /// <summary>A job loses a node.</summary>
    Lose,

    /// <summary>Nodes are preempted.</summary>
    Preempt,

    /// <summary>Time goes by, and jobs meet their limits.</summary>
    Wait,

    /// <summary>The service is killed, and another one comes.</summary>
    Crash,
}
