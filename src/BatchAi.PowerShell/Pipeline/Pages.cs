namespace BatchAi.Pipeline;

/// <summary>Goes through lists page by page.</summary>
internal static class Pages
{
    /// <summary>Does something with each item; a page is asked for when the one before it is done.</summary>
    /// <typeparam name="T">What the list holds.</typeparam>
    /// <param name="list">Asks for a page.</param>
    /// <param name="use">What is done.</param>
    /// <param name="cancellationToken">Ends it between two items.</param>
    internal static async Task ForAllAsync<T>(Func<string?, Task<Page<T>>> list, Func<T, Task> use, CancellationToken cancellationToken)
    {
        string? next = null;
        do
        {
            var page = await list(next);
            foreach (var item in page.Items)
            {
                cancellationToken.ThrowIfCancellationRequested();
                await use(item);
            }

            next = page.Next;
        }
        while (next is not null);
    }
}
