namespace BatchAi;

/// <summary>Whether nodes may be taken away.</summary>
public enum VmPriority
{
    /// <summary>They stay.</summary>
    Dedicated,

    /// <summary>They may be taken away at any time; their jobs wait again.</summary>
    LowPriority,
}
