namespace BatchAi.Service.Storage.Http;

/// <summary>Refusals that blobs and files have in common.</summary>
internal static class StorageErrors
{
    internal static StorageException InvalidUri() => new(400, "InvalidUri", "The requested URI does not represent any resource on the server.");

    internal static StorageException UnsupportedVerb() => new(405, "UnsupportedHttpVerb", "The resource doesn't support the specified HTTP verb.");

    internal static StorageException InvalidHeader(string name, string? value) => new(400, "InvalidHeaderValue", "The value for one of the HTTP headers is not in the correct format.")
    {
        Details = [("HeaderName", name), ("HeaderValue", value ?? "")],
    };

    internal static StorageException MissingHeader(string name) => new(400, "MissingRequiredHeader", "An HTTP header that's mandatory for this request is not specified.")
    {
        Details = [("HeaderName", name)],
    };

    internal static StorageException InvalidQuery(string name, string? value, string? reason = null) =>
        new(400, "InvalidQueryParameterValue", "Value for one of the query parameters specified in the request URI is invalid.")
        {
            Details = reason is null ? [("QueryParameterName", name), ("QueryParameterValue", value ?? "")] : [("QueryParameterName", name), ("QueryParameterValue", value ?? ""), ("Reason", reason)],
        };

    internal static StorageException OutOfRangeQuery(string name, string value, long least, long most) =>
        new(400, "OutOfRangeQueryParameterValue", "One of the query parameters specified in the request URI is outside the permissible range.")
        {
            Details = [("QueryParameterName", name), ("QueryParameterValue", value), ("MinimumAllowed", $"{least}"), ("MaximumAllowed", $"{most}")],
        };

    internal static StorageException MissingQuery(string name) => new(400, "MissingRequiredQueryParameter", "A query parameter that's mandatory for this request is not specified.")
    {
        Details = [("QueryParameterName", name)],
    };

    internal static StorageException NoAccount(string account) =>
        new(404, "ResourceNotFound", $"The specified resource does not exist: this service has no storage account '{account}'. Create it with 'batchai account create {account}'.");

    internal static StorageException Stopping() => new(503, "ServerBusy", "The service is ending; ask again when it is back.") { Headers = [("Retry-After", "1")] };

    /// <summary>What Azure can do and this service cannot.</summary>
    internal static StorageException NotSupported(string feature) => new(400, "FeatureNotSupported", $"This service does not support {feature}.");

    internal static StorageException NotAllowed(string code, string operation) => new(403, code, $"This request is not authorized to perform this operation{operation}.");
}
