namespace BatchAi.Service.Neighbours;

/// <summary>A page of a list.</summary>
/// <typeparam name="T">What it lists.</typeparam>
internal sealed record ResourceList<T>
{
    public IReadOnlyList<T> Value { get; init; } = [];

    public string? NextLink { get; init; }
}
