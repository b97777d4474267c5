using System.Text;
using Azure.Core;
using BatchAi.Client.Http;
using BatchAi.Client.Mapping;
using BatchAi.Core.Wire;

namespace BatchAi.Client.Compute;

/// <summary>What is done to all of Batch AI's resources in the same way.</summary>
/// <param name="rest">What asks.</param>
/// <param name="waiter">What waits for the end of operations.</param>
internal sealed class ResourceOperations(RestClient rest, OperationWaiter waiter)
{
    internal RestClient Rest => rest;

    internal OperationWaiter Waiter => waiter;

    /// <summary>Gets one.</summary>
    internal Task<T> GetAsync<T>(ResourcePath path, CancellationToken cancellationToken)
        where T : class => rest.GetAsync<T>(path.ToUrlPath(), cancellationToken);

    /// <summary>Gets a job, with what a service of ours tells of it beyond the API.</summary>
    internal async Task<Job> GetJobAsync(ResourcePath path, CancellationToken cancellationToken)
    {
        var answer = await rest.SendAsync(RequestMethod.Get, path.ToUrlPath(), body: null, cancellationToken);
        return JobMapper.Map(RestClient.Read<Core.Wire.Job>(answer), JobExtensions.Read(answer.Content.ToMemory()));
    }

    /// <summary>Gets a page of those in a place, each made into what users see.</summary>
    internal async Task<Page<TObject>> ListAsync<TWire, TObject>(string path, string? next, Func<TWire, TObject> map, CancellationToken cancellationToken) =>
        Map(await rest.ListAsync<TWire>(RequestMethod.Get, path, next, cancellationToken), map);

    /// <summary>Gets a page of a list that has to be posted for.</summary>
    internal async Task<Page<TObject>> PostListAsync<TWire, TObject>(string path, string? next, Func<TWire, TObject> map, CancellationToken cancellationToken) =>
        Map(await rest.ListAsync<TWire>(RequestMethod.Post, path, next, cancellationToken), map);

    /// <summary>Makes one that must not be there yet.</summary>
    /// <exception cref="BatchAiException"><c>AlreadyExists</c>, or what the service says.</exception>
    internal async Task CreateAsync(ResourcePath path, string body, bool wait, CancellationToken cancellationToken)
    {
        await RequireNewAsync(path, cancellationToken);
        var answer = await rest.SendAsync(RequestMethod.Put, path.ToUrlPath(), Encoding.UTF8.GetBytes(body), cancellationToken);
        if (wait) await waiter.WaitAsync(answer, cancellationToken);
    }

    /// <summary>Requires that there is none of the name.</summary>
    /// <exception cref="BatchAiException"><c>AlreadyExists</c>.</exception>
    internal async Task RequireNewAsync(ResourcePath path, CancellationToken cancellationToken)
    {
        if (await ExistsAsync(path, cancellationToken)) throw new BatchAiException("AlreadyExists", $"There is a {path.Kind} '{path.Name}' already.") { HttpStatus = 409 };
    }

    /// <summary>Makes one, or changes the one that is there.</summary>
    internal async Task<T> PutAsync<T>(ResourcePath path, byte[]? body, CancellationToken cancellationToken)
        where T : class => RestClient.Read<T>(await rest.SendAsync(RequestMethod.Put, path.ToUrlPath(), body, cancellationToken));

    /// <summary>Changes one.</summary>
    internal async Task<T> PatchAsync<T>(ResourcePath path, byte[] body, CancellationToken cancellationToken)
        where T : class => RestClient.Read<T>(await rest.SendAsync(RequestMethod.Patch, path.ToUrlPath(), body, cancellationToken));

    /// <summary>Removes one that must be there: the API itself is content when it is not.</summary>
    internal async Task RemoveAsync(ResourcePath path, bool wait, CancellationToken cancellationToken)
    {
        var answer = await rest.SendAsync(RequestMethod.Delete, path.ToUrlPath(), body: null, cancellationToken);
        if (answer.Status == 204) throw new BatchAiException($"{path.Kind}NotFound", $"There is no {path.Kind} '{path.Name}'.") { HttpStatus = 404 };
        if (wait) await waiter.WaitAsync(answer, cancellationToken);
    }

    /// <summary>Does something to one.</summary>
    internal async Task PostAsync(ResourcePath path, string action, bool wait, CancellationToken cancellationToken)
    {
        var answer = await rest.SendAsync(RequestMethod.Post, $"{path.ToUrlPath()}/{action}", body: null, cancellationToken);
        if (wait) await waiter.WaitAsync(answer, cancellationToken);
    }

    /// <summary>Makes a page of the wire into one that users see.</summary>
    internal static Page<TObject> Map<TWire, TObject>(ListResult<TWire> list, Func<TWire, TObject> map) => new((list.Value ?? []).Select(map).ToList(), list.NextLink);

    private async Task<bool> ExistsAsync(ResourcePath path, CancellationToken cancellationToken)
    {
        try
        {
            _ = await rest.SendAsync(RequestMethod.Get, path.ToUrlPath(), body: null, cancellationToken);
            return true;
        }
        catch (BatchAiException error) when (error.Code == $"{path.Kind}NotFound")
        {
            return false;
        }
    }
}
