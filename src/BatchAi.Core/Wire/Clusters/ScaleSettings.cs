namespace BatchAi.Core.Wire;

/// <summary>How a cluster gets its size: by hand or by its queue, exactly one.</summary>
public sealed class ScaleSettings
{
    /// <summary>Fixed size.</summary>
    public ManualScaleSettings? Manual { get; set; }

    /// <summary>Size follows the queue.</summary>
    public AutoScaleSettings? AutoScale { get; set; }
}
