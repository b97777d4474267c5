using Azure;
using BatchAi.Client.Http;

namespace BatchAi.Client.Storage;

/// <summary>Calls of Azure's storage clients, with this module's errors.</summary>
internal static class StorageCalls
{
    /// <summary>Runs a call.</summary>
    /// <param name="endpoint">Who is asked.</param>
    /// <param name="place">The share or container.</param>
    /// <param name="path">What in it.</param>
    /// <param name="call">The call.</param>
    internal static async Task<T> RunAsync<T>(Uri endpoint, ResourcePath place, string path, Func<Task<T>> call)
    {
        try
        {
            return await call();
        }
        catch (RequestFailedException error) when (error.ErrorCode is "ShareNotFound" or "ContainerNotFound")
        {
            throw Failures.Refused($"{place.Kind}NotFound", $"There is no {place.Kind} '{place.Name}' in the storage account '{place.StorageAccountName}'.", 404, null);
        }
        catch (RequestFailedException error) when (error.Status == 404)
        {
            throw Failures.Refused("PathNotFound", $"There is no '{path}' in '{place.Name}' of the storage account '{place.StorageAccountName}'.", 404, null);
        }
        catch (RequestFailedException error)
        {
            throw Failures.Of(error, endpoint);
        }
        catch (AggregateException error)
        {
            throw Failures.Unreachable(error, endpoint);
        }
    }
}
