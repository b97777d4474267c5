namespace BatchAi.Core.Wire;

/// <summary>Where nodes send performance counters.</summary>
public sealed class PerformanceCountersSettings
{
    /// <summary>Target Application Insights component; nodes upload perf counters there.</summary>
    [Required]
    public AppInsightsReference? AppInsightsReference { get; set; }
}
