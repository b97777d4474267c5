using Microsoft.Data.Sqlite;

namespace BatchAi.Service.State;

/// <summary>
/// A unit of work could not be stored, and nothing of it was done. The fault is the disk's, not the unit's: the same
/// unit may be tried again once there is room, without a restart.
/// </summary>
/// <param name="message">What happened, in a full sentence.</param>
/// <param name="innerException">What the database said.</param>
#pragma warning disable RCS1194 // There is always a cause.
internal sealed class StateNotWrittenException(string message, SqliteException innerException) : Exception(message, innerException)
{
    /// <summary>Whether there was no room for it.</summary>
    internal bool IsDiskFull => innerException.SqliteErrorCode == StateErrors.Full;
}
