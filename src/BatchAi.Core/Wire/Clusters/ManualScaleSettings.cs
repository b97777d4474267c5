namespace BatchAi.Core.Wire;

/// <summary>A size given by hand.</summary>
public sealed class ManualScaleSettings
{
    /// <summary>Desired number of nodes.</summary>
    [Required]
    public int? TargetNodeCount { get; set; }

    /// <summary>What happens to jobs on nodes that go when the target shrinks; requeue when absent.</summary>
    [OneOf("requeue", "terminate", "waitforjobcompletion")]
    public string? NodeDeallocationOption { get; set; }
}
