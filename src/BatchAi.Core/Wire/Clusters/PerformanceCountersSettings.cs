namespace BatchAi.Core.Wire;

/// <summary>Where nodes send performance counters.</summary>
public sealed class PerformanceCountersSettings
{
    /// <summary>The component that receives the counters.</summary>
    [Required]
    public AppInsightsReference? AppInsightsReference { get; set; }
}
