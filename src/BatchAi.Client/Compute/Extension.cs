namespace BatchAi.Client.Compute;

/// <summary>Operations that Batch AI never had; an older service, or Azure's own, does not know them.</summary>
internal static class Extension
{
    private const string NotFound = nameof(NotFound);

    /// <summary>The path of an operation on something.</summary>
    internal static string PathOf(ResourcePath path, string operation) => $"/batchai/v1{path.ToUrlPath()}/{operation}";

    /// <summary>Whether a refusal means that there is no such operation, rather than no such resource.</summary>
    internal static bool IsMissing(BatchAiException error) =>
        error.HttpStatus is 404 or 405 && (error.Code == NotFound || !error.Code.EndsWith(NotFound, StringComparison.Ordinal));
}
