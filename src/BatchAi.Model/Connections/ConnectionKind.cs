namespace BatchAi;

/// <summary>What a connection leads to.</summary>
public enum ConnectionKind
{
    /// <summary>The service of a data root on this machine.</summary>
    Local,

    /// <summary>A Batch AI service that is known by its URL.</summary>
    Remote,

    /// <summary>Azure itself.</summary>
    Azure,
}
