using Microsoft.Data.Sqlite;

namespace BatchAi.Service.State;

/// <summary>What SQLite says, in words that tell what to do.</summary>
internal static class StateErrors
{
    internal const int Full = 13;
    private const int ReadOnly = 8;
    private const int InputOutput = 10;
    private const int Corrupt = 11;
    private const int NoDatabase = 26;

    /// <summary>The state could not be opened.</summary>
    internal static BatchAiException NotOpened(string path, SqliteException error) => error.SqliteErrorCode switch
    {
        Corrupt or NoDatabase => new BatchAiException(
            "StateCorrupt",
            $"The state in '{path}' is damaged: {error.Message}",
            "Put a copy of the whole folder back, or use another data root; nothing was changed.",
            error),
        _ => new BatchAiException("StateNotOpened", $"The state in '{path}' cannot be opened: {error.Message}", "Check the folder's rights and the free space.", error),
    };

    /// <summary>A unit was not written; faults of the unit itself are left as they are.</summary>
    internal static Exception NotWritten(Exception error) => error is SqliteException { SqliteErrorCode: ReadOnly or InputOutput or Corrupt or Full or NoDatabase } sqlite
        ? new StateNotWrittenException($"The change was not stored, and nothing of it was done: {sqlite.Message}", sqlite)
        : error;
}
