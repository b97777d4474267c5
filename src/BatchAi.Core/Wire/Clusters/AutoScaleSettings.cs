namespace BatchAi.Core.Wire;

/// <summary>A size that follows the queue.</summary>
public sealed class AutoScaleSettings
{
    /// <summary>Fewest nodes to keep; there may be fewer when quota is short.</summary>
    [Required]
    public int? MinimumNodeCount { get; set; }

    /// <summary>Most nodes to allocate.</summary>
    [Required]
    public int? MaximumNodeCount { get; set; }

    /// <summary>Nodes to allocate right after creation; ignored by an update.</summary>
    public int? InitialNodeCount { get; set; }
}
