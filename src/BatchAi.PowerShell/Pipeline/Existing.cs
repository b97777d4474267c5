namespace BatchAi.Pipeline;

/// <summary>Looks for something that may well not be there.</summary>
internal static class Existing
{
    /// <summary>Gets it; null when it is not there.</summary>
    /// <param name="get">Gets it.</param>
    /// <param name="kind">What it is.</param>
    internal static async Task<T?> FindAsync<T>(Func<Task<T>> get, ResourceKind kind)
        where T : class
    {
        try
        {
            return await get();
        }
        catch (BatchAiException error) when (error.Code == $"{kind}NotFound")
        {
            return null;
        }
    }
}
