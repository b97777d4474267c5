namespace BatchAi.Core.Wire;

/// <summary>How a cluster gets its size: by hand or by its queue, exactly one.</summary>
public sealed class ScaleSettings
{
    /// <summary>A fixed size.</summary>
    public ManualScaleSettings? Manual { get; set; }

    /// <summary>A size that follows the queue.</summary>
    public AutoScaleSettings? AutoScale { get; set; }
}
