using BatchAi.Core.Wire;
using BatchAi.Service.Control;
using Microsoft.AspNetCore.Http.Extensions;

namespace BatchAi.Service.Api.Http;

/// <summary>Absolute URLs of the service, and the answers that consist of them.</summary>
/// <param name="endpoint">The management endpoint.</param>
internal sealed class ArmLinks(Uri endpoint)
{
    // Without it clients would wait half a minute between two looks at an operation.
    internal const string RetryAfter = "1";

    /// <summary>The answer to what goes on after it. The two words are the opposite of what they are elsewhere in ARM; clients rely on that.</summary>
    internal ArmAnswer Accepted(ArmRequest request, Accepted operation) => new(202)
    {
        Headers = new Dictionary<string, string>
        {
            ["Azure-AsyncOperation"] = OperationUrl(request.Subscription, operation, "operationresults") + VersionOf(request),
            ["Location"] = OperationUrl(request.Subscription, operation, "operationstatuses") + VersionOf(request),
            ["Retry-After"] = RetryAfter,
        },
    };

    /// <summary>The answer to a PUT: the resource when everything was so already, else what goes on.</summary>
    internal ArmAnswer Put<T>(ArmRequest request, PutResult<T> result) =>
        result.Operation is { } operation ? Accepted(request, operation) : ArmAnswer.Ok(result.Resource);

    /// <summary>The answer to a DELETE.</summary>
    /// <param name="request">The request.</param>
    /// <param name="operation">What goes on; none when there was nothing to delete.</param>
    internal ArmAnswer Deleted(ArmRequest request, Accepted? operation) => operation is null ? ArmAnswer.NoContent : Accepted(request, operation);

    /// <summary>The answer to a termination.</summary>
    /// <param name="request">The request.</param>
    /// <param name="operation">What goes on; none when everything had ended.</param>
    internal ArmAnswer Terminated(ArmRequest request, Accepted? operation) => operation is null ? ArmAnswer.Empty : Accepted(request, operation);

    /// <summary>The URL at which the state of an operation is told.</summary>
    internal string StatusUrl(ArmRequest request, Accepted operation) =>
        $"{OperationUrl(request.Subscription, operation, "operationresults")}?api-version={ApiVersions.Today.Supported[0]}";

    /// <summary>The URL of an operation without its version.</summary>
    internal string OperationUrl(string subscription, Accepted operation, string word) => Absolute(
        $"/subscriptions/{subscription}/providers/Microsoft.BatchAI/locations/{Uri.EscapeDataString(operation.Location)}/{word}/{operation.OperationId}");

    /// <summary>A page of wire models with a link to the next one.</summary>
    internal ArmAnswer Page<T>(ArmRequest request, Page<T> page) =>
        ArmAnswer.Ok(new ListResult<T> { Value = [.. page.Items], NextLink = Next(request, page.Next) });

    internal string? Next(ArmRequest request, long? mark) => mark is { } sequence ? Next(request, PageMark.Of(sequence)) : null;

    /// <summary>The request's own URL, continued after a mark.</summary>
    internal string Next(ArmRequest request, string mark)
    {
        var query = new QueryBuilder(request.Http.Request.Query
            .Where(option => !option.Key.Equals("$skiptoken", StringComparison.OrdinalIgnoreCase))
            .SelectMany(option => option.Value, (option, value) => KeyValuePair.Create(option.Key, value ?? "")))
        {
            { "$skiptoken", mark },
        };
        return Absolute(request.Http.Request.Path.ToUriComponent()) + query.ToQueryString();
    }

    internal string Absolute(string path) => endpoint.GetLeftPart(UriPartial.Authority) + path;

    private static string VersionOf(ArmRequest request) => $"?api-version={Uri.EscapeDataString(request.Query("api-version") ?? "")}";
}
