using System.Management.Automation;

namespace BatchAi;

/// <summary>Turns exceptions into the errors that cmdlets write. Each area of the vocabulary has a class of its own; all of them are listed here.</summary>
internal static class Errors
{
    private static readonly Dictionary<string, ErrorEntry> Known = Areas().SelectMany(area => area).ToDictionary(entry => entry.Id);

    /// <summary>All errors that have a place in the vocabulary.</summary>
    internal static IEnumerable<ErrorEntry> All => Known.Values;

    /// <summary>The error that a cmdlet writes.</summary>
    /// <param name="error">What went wrong; its code becomes the id.</param>
    /// <param name="target">What it went wrong with.</param>
    internal static ErrorRecord Of(BatchAiException error, object? target)
    {
        var entry = Known.TryGetValue(error.Code, out var known) ? known : null;
        return Record(error, entry?.Category ?? CategoryOf(error.HttpStatus), error.RecommendedAction ?? entry?.Action ?? "", target);
    }

    /// <summary>An error with a category that its code alone does not tell.</summary>
    internal static ErrorRecord Record(BatchAiException error, ErrorCategory category, object? target) =>
        Record(error, category, error.RecommendedAction ?? "", target);

    private static ErrorRecord Record(BatchAiException error, ErrorCategory category, string action, object? target) =>
        new(error, error.Code, category, target) { ErrorDetails = new ErrorDetails(error.Message) { RecommendedAction = action } };

    private static IEnumerable<IEnumerable<ErrorEntry>> Areas() =>
    [
        ClusterErrors.Entries,
        CommonErrors.Entries,
        ConfigErrors.Entries,
        ConnectionErrors.Entries,
        JobErrors.Entries,
        JobFileErrors.Entries,
        FileErrors.Entries,
        MetricErrors.Entries,
        ScopeErrors.Entries,
        ServiceErrors.Entries,
        StorageErrors.Entries,
        SweepErrors.Entries,
    ];

    private static ErrorCategory CategoryOf(int? status) => status switch
    {
        400 or 422 => ErrorCategory.InvalidArgument,
        401 => ErrorCategory.AuthenticationError,
        403 => ErrorCategory.PermissionDenied,
        404 => ErrorCategory.ObjectNotFound,
        409 or 412 => ErrorCategory.InvalidOperation,
        429 => ErrorCategory.LimitsExceeded,
        >= 500 => ErrorCategory.ResourceUnavailable,
        _ => ErrorCategory.NotSpecified,
    };
}
