namespace BatchAi.Core.Wire;

/// <summary>A page of a list.</summary>
/// <typeparam name="T">What the list holds.</typeparam>
public sealed class ListResult<T>
{
    /// <summary>The items of this page.</summary>
    public IList<T>? Value { get; set; }

    /// <summary>Absolute URL of the next page; absent on the last one.</summary>
    public string? NextLink { get; set; }
}
