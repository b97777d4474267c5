namespace BatchAi.Parameters;

/// <summary>What a bare number counts where a duration is wanted.</summary>
public enum DurationUnit
{
    /// <summary>Seconds.</summary>
    Seconds,

    /// <summary>Minutes.</summary>
    Minutes,
}
