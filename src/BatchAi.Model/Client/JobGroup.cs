namespace BatchAi;

/// <summary>Jobs of an experiment that belong together.</summary>
public sealed class JobGroup
{
    /// <summary>Makes the description of a group.</summary>
    /// <param name="name">Its name: 1 to 64 letters, digits, hyphens and underscores.</param>
    /// <param name="limit">How many of its jobs may run at once; null for as many as there is room for.</param>
    public JobGroup(string name, int? limit = null) => (Name, Limit) = (name, limit);

    /// <summary>Its name: 1 to 64 letters, digits, hyphens and underscores.</summary>
    public string Name { get; }

    /// <summary>How many of its jobs may run at once; null for as many as there is room for. The newest limit that was given counts for all of them.</summary>
    public int? Limit { get; }
}
