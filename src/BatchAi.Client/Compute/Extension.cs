using System.Text.Json;
using Azure.Core;
using BatchAi.Client.Http;
using BatchAi.Client.Mapping;

namespace BatchAi.Client.Compute;

/// <summary>Operations that Batch AI never had; an older service, or Azure's own, does not know them.</summary>
internal static class Extension
{
    private const string NotFound = nameof(NotFound);

    /// <summary>The path of an operation on something.</summary>
    internal static string PathOf(ResourcePath path, string operation) => $"/batchai/v1{path.ToUrlPath()}/{operation}";

    /// <summary>Asks for something that has its answer in JSON.</summary>
    internal static async Task<T> AskAsync<T>(this ResourceOperations resources, ResourcePath path, string operation, Func<JsonElement, T> read, CancellationToken cancellationToken)
    {
        var answer = await resources.Rest.SendAsync(RequestMethod.Get, PathOf(path, operation), body: null, cancellationToken);
        return JsonMembers.ReadOne(answer.Content.ToMemory(), read);
    }

    /// <summary>Asks what is wrong with a job or a cluster, and how it came to be so.</summary>
    /// <exception cref="BatchAiException"><c>DiagnosticUnavailable</c>: the service does not tell.</exception>
    internal static async Task<T> DiagnoseAsync<T>(this ResourceOperations resources, ResourcePath path, Func<JsonElement, IList<StateChange>, ResourcePath, T> read, CancellationToken cancellationToken)
    {
        try
        {
            var history = await resources.AskAsync(path, "history", DiagnosticMapper.MapHistory, cancellationToken);
            return await resources.AskAsync(path, "diagnostic", said => read(said, history, path), cancellationToken);
        }
        catch (BatchAiException error) when (IsMissing(error))
        {
            throw new BatchAiException("DiagnosticUnavailable", $"The service tells nothing of the {path.Kind} '{path.Name}' beyond the API of 2018.", null, error) { HttpStatus = error.HttpStatus };
        }
    }

    /// <summary>Whether a refusal means that there is no such operation, rather than no such resource.</summary>
    internal static bool IsMissing(BatchAiException error) =>
        error.HttpStatus is 404 or 405 && (error.Code == NotFound || !error.Code.EndsWith(NotFound, StringComparison.Ordinal));
}
