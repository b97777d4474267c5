using BatchAi.Service.State;

namespace BatchAi.Service.Control;

/// <summary>Cuts lists into pages.</summary>
internal static class Pages
{
    /// <summary>A page of resources.</summary>
    /// <param name="page">Which part is wanted.</param>
    /// <param name="rows">Gives the rows after a mark, up to a limit.</param>
    /// <param name="read">Makes the answer's item of a row.</param>
    internal static Page<T> Of<T>(PageRequest page, Func<long, int, List<ResourceRow>> rows, Func<ResourceRow, T> read)
    {
        // One more than wanted tells whether there is another page.
        var found = rows(page.After, page.Maximum + 1);
        var isMore = found.Count > page.Maximum;
        var kept = isMore ? found[..page.Maximum] : found;
        return new Page<T>([.. kept.Select(read)], isMore ? kept[^1].Sequence : null);
    }
}
