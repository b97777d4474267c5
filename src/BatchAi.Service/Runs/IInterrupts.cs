namespace BatchAi.Service.Runs;

/// <summary>Whoever may ask a run to end.</summary>
internal interface IInterrupts
{
    /// <summary>From now on, <paramref name="stop"/> is called each time somebody asks.</summary>
    void OnInterrupt(Action stop);
}
