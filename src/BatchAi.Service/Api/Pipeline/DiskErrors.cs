using BatchAi.Service.Control;
using BatchAi.Service.State;

namespace BatchAi.Service.Api.Pipeline;

/// <summary>What a disk refused, in words for who sent the request; it is no fault of theirs, and nothing of it was done.</summary>
internal static class DiskErrors
{
    private const int NoSpace = 28;
    private static readonly int QuotaExceeded = OperatingSystem.IsMacOS() ? 69 : 122;

    /// <summary>The words; null for an error of another kind.</summary>
    internal static ControlException? Explain(Exception error) => error switch
    {
        StateNotWrittenException { IsDiskFull: true } => Full(),
        IOException when error.HResult == NoSpace || error.HResult == QuotaExceeded => Full(),
        StateNotWrittenException => new ControlException(503, "StateNotWritten", $"{error.Message} Look after the disk of the data root, and send the request again."),
        _ => null,
    };

    private static ControlException Full() =>
        new(507, "StorageFull", "There is no room left on the disk of the service's data root; nothing of the request was done. Free space there, and send the request again.");
}
