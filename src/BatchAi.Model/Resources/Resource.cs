namespace BatchAi;

/// <summary>What every resource has. Its text is its name.</summary>
public abstract class Resource
{
    /// <summary>The name, unique among its siblings.</summary>
    public string Name { get; set; } = "";

    /// <summary>The resource group that holds it.</summary>
    public string? ResourceGroupName { get; set; }

    /// <summary>The ARM id.</summary>
    public string? ResourceId { get; set; }

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
