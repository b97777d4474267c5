namespace BatchAi.Service.Storage.Remote;

/// <summary>Another service's storage did not do what it was asked for. The message names what, and holds no secret.</summary>
/// <param name="message">What happened, as the end of a sentence.</param>
/// <param name="cause">Why.</param>
#pragma warning disable RCS1194 // There is always something to say.
internal sealed class RemoteStorageException(string message, Exception? cause = null) : Exception(message, cause)
{
    /// <summary>The other service's own code; null when it did not answer.</summary>
    internal string? Code { get; init; }
}
