using Microsoft.Data.Sqlite;

namespace BatchAi.Service.State;

/// <summary>The database's tables, and how older ones become today's.</summary>
internal static class Schema
{
    // Each entry leads from the version of its index to the next. Entries are only ever added.
    private static readonly string[] Migrations =
    [
        """
        CREATE TABLE resource (
            sequence INTEGER PRIMARY KEY AUTOINCREMENT,
            key TEXT NOT NULL UNIQUE,
            id TEXT NOT NULL,
            parent TEXT NOT NULL,
            kind INTEGER NOT NULL,
            uuid TEXT NOT NULL UNIQUE,
            state TEXT NOT NULL,
            body BLOB NOT NULL);
        CREATE INDEX resource_by_parent ON resource (kind, parent, sequence);
        CREATE INDEX resource_by_state ON resource (kind, state, sequence);
        CREATE TABLE operation (
            id TEXT PRIMARY KEY, subscription TEXT NOT NULL, resource_key TEXT NOT NULL, resource_uuid TEXT NOT NULL,
            start INTEGER NOT NULL, end INTEGER, error_code TEXT, error_message TEXT) WITHOUT ROWID;
        CREATE INDEX operation_by_resource ON operation (resource_uuid);
        CREATE TABLE transition (
            sequence INTEGER PRIMARY KEY, resource_uuid TEXT NOT NULL, time INTEGER NOT NULL, state TEXT NOT NULL, cause TEXT NOT NULL);
        CREATE INDEX transition_by_resource ON transition (resource_uuid, sequence);
        CREATE TABLE attempt (
            id TEXT PRIMARY KEY, job_uuid TEXT NOT NULL, cluster_uuid TEXT NOT NULL, nodes TEXT NOT NULL,
            start INTEGER NOT NULL, end INTEGER) WITHOUT ROWID;
        CREATE INDEX attempt_by_job ON attempt (job_uuid, start);
        CREATE INDEX attempt_alive ON attempt (start) WHERE end IS NULL;
        CREATE TABLE trash (uuid TEXT PRIMARY KEY, path TEXT NOT NULL) WITHOUT ROWID;
        """,
        "ALTER TABLE resource ADD COLUMN facts BLOB;",
        """
        ALTER TABLE resource ADD COLUMN grouping TEXT;
        CREATE INDEX resource_by_group ON resource (grouping, sequence) WHERE grouping IS NOT NULL;
        CREATE TABLE job_group (key TEXT PRIMARY KEY, most INTEGER NOT NULL, version INTEGER NOT NULL) WITHOUT ROWID;
        """,
    ];

    internal static int Current => Migrations.Length;

    /// <summary>Refuses a database of the future, before anything of it is changed.</summary>
    /// <exception cref="BatchAiException">It was written by a newer version.</exception>
    internal static void RequireKnown(SqliteConnection connection)
    {
        if (VersionOf(connection) is var version && version > Current)
        {
            throw new BatchAiException(
                "StateIsNewer",
                $"The state was written by a newer batchai (schema {version}; this one knows {Current}). Nothing was changed.",
                "Use the newer batchai, or another data root.");
        }
    }

    /// <summary>Brings a database to today's version.</summary>
    internal static void Migrate(SqliteConnection connection)
    {
        for (var version = VersionOf(connection); version < Current; version++)
        {
            using var transaction = connection.BeginTransaction();
            Execute(connection, Migrations[version] + $"PRAGMA user_version = {version + 1};");
            transaction.Commit();
        }
    }

    internal static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        _ = command.ExecuteNonQuery();
    }

    private static int VersionOf(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA user_version";
        return Convert.ToInt32(command.ExecuteScalar());
    }
}
