namespace BatchAi.Service.Agent.Attempts;

/// <summary>Why an attempt is stopped before its end.</summary>
internal enum StopCause
{
    /// <summary>Somebody asked for it, or whoever wanted the result is gone.</summary>
    Terminated,

    /// <summary>Its time is over.</summary>
    TimeLimit,
}
