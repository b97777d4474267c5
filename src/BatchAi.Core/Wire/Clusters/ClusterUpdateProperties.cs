namespace BatchAi.Core.Wire;

/// <summary>The part of a cluster that can change.</summary>
public sealed class ClusterUpdateProperties
{
    /// <summary>Only thing that can be changed.</summary>
    public ScaleSettings? ScaleSettings { get; set; }
}
