namespace BatchAi;

/// <summary>What every resource has. Its text is its name. Each type declares these members itself, so that they come first when it is shown.</summary>
public abstract class Resource
{
    /// <summary>The name, unique among its siblings.</summary>
    public abstract string Name { get; set; }

    /// <summary>The resource group that holds it.</summary>
    public abstract string? ResourceGroupName { get; set; }

    /// <summary>The ARM id.</summary>
    public abstract string? ResourceId { get; set; }

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
