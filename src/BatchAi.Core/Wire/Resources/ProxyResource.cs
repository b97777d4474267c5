namespace BatchAi.Core.Wire;

/// <summary>What every resource below a workspace has.</summary>
/// <typeparam name="TProperties">The payload.</typeparam>
public abstract class ProxyResource<TProperties>
    where TProperties : class
{
    /// <summary>ARM id.</summary>
    public string? Id { get; set; }

    /// <summary>Name, unique among its siblings.</summary>
    public string? Name { get; set; }

    /// <summary>ARM type.</summary>
    public string? Type { get; set; }

    /// <summary>What the resource is.</summary>
    public TProperties? Properties { get; set; }
}
