namespace BatchAi.Service.Control;

/// <summary>A part of a list.</summary>
/// <typeparam name="T">What it lists.</typeparam>
/// <param name="Items">The items.</param>
/// <param name="Next">The mark for the next page; none on the last one.</param>
internal sealed record Page<T>(IReadOnlyList<T> Items, long? Next);
