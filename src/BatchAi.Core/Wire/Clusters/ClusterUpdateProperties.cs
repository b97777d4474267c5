namespace BatchAi.Core.Wire;

/// <summary>The part of a cluster that can change.</summary>
public sealed class ClusterUpdateProperties
{
    /// <summary>The new size: the only thing that can change.</summary>
    public ScaleSettings? ScaleSettings { get; set; }
}
