namespace BatchAi.Core.Wire;

/// <summary>A size that follows the queue.</summary>
public sealed class AutoScaleSettings
{
    /// <summary>Lower bound; actual number may be lower when quota is short.</summary>
    [Required]
    public int? MinimumNodeCount { get; set; }

    /// <summary>Upper bound.</summary>
    [Required]
    public int? MaximumNodeCount { get; set; }

    /// <summary>Nodes to allocate right after creation, ignored on update.</summary>
    public int? InitialNodeCount { get; set; }
}
