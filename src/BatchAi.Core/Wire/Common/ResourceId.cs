namespace BatchAi.Core.Wire;

/// <summary>A reference to an ARM resource.</summary>
public sealed class ResourceId
{
    /// <summary>ARM id.</summary>
    [Required]
    public string? Id { get; set; }
}
