using Azure;

namespace BatchAi.Client.Neighbours;

/// <summary>Calls of Azure's own resource client, with this module's errors.</summary>
internal static class ArmCalls
{
    /// <summary>Runs a call.</summary>
    /// <param name="endpoint">Who is asked.</param>
    /// <param name="kind">What is asked for; when it is not there, the code of the error says so.</param>
    /// <param name="call">The call.</param>
    internal static async Task<T> RunAsync<T>(Uri endpoint, ResourceKind kind, Func<Task<T>> call)
    {
        try
        {
            return await call();
        }
        catch (RequestFailedException error) when (error.Status == 404 && error.ErrorCode is null or "ResourceNotFound" or "NotFound")
        {
            throw Http.Failures.Refused($"{kind}NotFound", $"There is no such {kind}.", 404, null);
        }
        catch (RequestFailedException error)
        {
            throw Http.Failures.Of(error, endpoint);
        }
        catch (AggregateException error)
        {
            throw Http.Failures.Unreachable(error, endpoint);
        }
    }

    /// <summary>The page that follows another one.</summary>
    internal static async Task<Page<TObject>> PageAsync<T, TObject>(AsyncPageable<T> list, string? next, Func<T, TObject> map, CancellationToken cancellationToken)
        where T : notnull
    {
        await using var pages = list.AsPages(next).GetAsyncEnumerator(cancellationToken);
        if (!await pages.MoveNextAsync()) return new([]);

        // On its last page storage has an empty token, and an empty one would begin anew.
        return new(pages.Current.Values.Select(map).ToList(), pages.Current.ContinuationToken is { Length: > 0 } token ? token : null);
    }
}
