namespace BatchAi;

/// <summary>A part of a list.</summary>
/// <typeparam name="T">What the list holds.</typeparam>
public sealed class Page<T>
{
    /// <summary>Makes a page.</summary>
    /// <param name="items">What is on it.</param>
    /// <param name="next">How to ask for the page after it; null on the last one.</param>
    public Page(IReadOnlyList<T> items, string? next = null) => (Items, Next) = (items, next);

    /// <summary>What is on this page.</summary>
    public IReadOnlyList<T> Items { get; }

    /// <summary>How to ask for the next page; null on the last one.</summary>
    public string? Next { get; }
}
