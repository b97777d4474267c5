using BatchAi.Service.Engines;
using Microsoft.Data.Sqlite;

namespace BatchAi.Service.State;

/// <summary>Questions to the state.</summary>
internal class StateReader(SqlSession session)
{
    private const string ResourceColumns = "SELECT sequence, id, kind, uuid, state, body, facts FROM resource";
    private const string OperationColumns = "SELECT id, subscription, resource_key, resource_uuid, start, end, error_code, error_message FROM operation";
    private const string AttemptColumns = "SELECT id, job_uuid, cluster_uuid, nodes, start, end FROM attempt";

    protected SqlSession Session => session;

    internal ResourceRow? Find(ArmId id) => session.QueryFirst($"{ResourceColumns} WHERE key = @1", ReadResource, id.Key);

    internal ResourceRow? FindByUuid(string uuid) => session.QueryFirst($"{ResourceColumns} WHERE uuid = @1", ReadResource, uuid);

    /// <summary>Children of a resource, in order of creation.</summary>
    /// <param name="kind">Which children.</param>
    /// <param name="parent">The parent.</param>
    /// <param name="after">The sequence of the last one that the caller has.</param>
    /// <param name="limit">How many at the most.</param>
    internal List<ResourceRow> List(ResourceKind kind, ArmId parent, long after = 0, int limit = int.MaxValue) =>
        session.Query($"{ResourceColumns} WHERE kind = @1 AND parent = @2 AND sequence > @3 ORDER BY sequence LIMIT @4", ReadResource, (int)kind, parent.Key, after, limit);

    /// <summary>The jobs of a group, in order of creation.</summary>
    internal List<ResourceRow> ListGroup(string group, long after, int limit) =>
        session.Query($"{ResourceColumns} WHERE grouping = @1 AND sequence > @2 ORDER BY sequence LIMIT @3", ReadResource, group, after, limit);

    /// <summary>The limit of a group of jobs; none when it never got one.</summary>
    internal GroupLimit? FindGroupLimit(string group) => session.QueryFirst("SELECT key, most, version FROM job_group WHERE key = @1", ReadGroupLimit, group);

    /// <summary>All limits of groups.</summary>
    internal List<GroupLimit> GroupLimits() => session.Query("SELECT key, most, version FROM job_group", ReadGroupLimit);

    /// <summary>All resources of a kind below a prefix of keys (of a subscription, or of everything for an empty prefix), in order of creation.</summary>
    internal List<ResourceRow> ListBelow(ResourceKind kind, string prefix, long after = 0, int limit = int.MaxValue) =>
        session.Query($"{ResourceColumns} WHERE kind = @1 AND substr(key, 1, length(@2)) = @2 AND sequence > @3 ORDER BY sequence LIMIT @4", ReadResource, (int)kind, prefix.ToLowerInvariant(), after, limit);

    /// <summary>Those of all resources of a kind below a prefix of keys whose parents' keys have an ending, in order of creation.</summary>
    internal List<ResourceRow> ListBelow(ResourceKind kind, string prefix, string parentEnding, long after, int limit) => session.Query(
        $"{ResourceColumns} WHERE kind = @1 AND substr(key, 1, length(@2)) = @2 AND substr(parent, -length(@3)) = @3 AND sequence > @4 ORDER BY sequence LIMIT @5",
        ReadResource,
        (int)kind,
        prefix.ToLowerInvariant(),
        parentEnding.ToLowerInvariant(),
        after,
        limit);

    /// <summary>All resources of a kind in a state, in order of creation.</summary>
    internal List<ResourceRow> ListInState(ResourceKind kind, string state) =>
        session.Query($"{ResourceColumns} WHERE kind = @1 AND state = @2 ORDER BY sequence", ReadResource, (int)kind, state);

    /// <summary>All resources of a kind in a state, in order of creation, without their bodies: there may be very many.</summary>
    internal List<ResourceRow> ListFactsInState(ResourceKind kind, string state) => session.Query(
        "SELECT sequence, id, kind, uuid, state, zeroblob(0), facts FROM resource WHERE kind = @1 AND state = @2 ORDER BY sequence",
        ReadResource,
        (int)kind,
        state);

    /// <summary>A resource and everything below it, children last.</summary>
    internal List<ResourceRow> Tree(ArmId root) =>
        // '0' is the character after '/': a range of the index on keys.
        session.Query($"{ResourceColumns} WHERE key = @1 OR (key > @1 || '/' AND key < @1 || '0') ORDER BY sequence", ReadResource, root.Key);

    /// <summary>How many resources of a kind are in each state.</summary>
    internal Dictionary<string, int> CountStates(ResourceKind kind) => session.Query(
        "SELECT state, COUNT(*) FROM resource WHERE kind = @1 GROUP BY state",
        r => KeyValuePair.Create(r.GetString(0), r.GetInt32(1)),
        (int)kind).ToDictionary(StringComparer.Ordinal);

    internal OperationRow? FindOperation(string id) => session.QueryFirst($"{OperationColumns} WHERE id = @1", ReadOperation, id);

    /// <summary>Operations that have not ended.</summary>
    internal List<OperationRow> OpenOperations() => session.Query($"{OperationColumns} WHERE end IS NULL", ReadOperation);

    /// <summary>A resource's changes of state, oldest first.</summary>
    internal List<TransitionRow> History(string resourceUuid) => session.Query(
        "SELECT resource_uuid, time, state, cause FROM transition WHERE resource_uuid = @1 ORDER BY sequence",
        r => new TransitionRow(r.GetString(0), Time(r, 1), r.GetString(2), r.GetString(3)),
        resourceUuid);

    /// <summary>A job's attempts, oldest first.</summary>
    internal List<AttemptRow> Attempts(string jobUuid) => session.Query($"{AttemptColumns} WHERE job_uuid = @1 ORDER BY start", ReadAttempt, jobUuid);

    /// <summary>Attempts whose end is not committed.</summary>
    internal List<AttemptRow> LiveAttempts() => session.Query($"{AttemptColumns} WHERE end IS NULL ORDER BY start", ReadAttempt);

    internal List<TrashRow> Trash() => session.Query("SELECT uuid, path FROM trash", r => new TrashRow(r.GetString(0), r.GetString(1)));

    private static ResourceRow ReadResource(SqliteDataReader r) =>
        new(ArmId.TryParse(r.GetString(1))!, (ResourceKind)r.GetInt32(2), r.GetString(3), r.GetFieldValue<byte[]>(5))
        {
            Sequence = r.GetInt64(0),
            State = r.GetString(4),
            Facts = r.IsDBNull(6) ? null : r.GetFieldValue<byte[]>(6),
        };

    private static GroupLimit ReadGroupLimit(SqliteDataReader r) => new(r.GetString(0), r.GetInt32(1), r.GetInt64(2));

    private static OperationRow ReadOperation(SqliteDataReader r) =>
        new(r.GetString(0), r.GetString(1), r.GetString(2), r.GetString(3), Time(r, 4)) { End = TimeOrNull(r, 5), ErrorCode = TextOrNull(r, 6), ErrorMessage = TextOrNull(r, 7) };

    private static AttemptRow ReadAttempt(SqliteDataReader r) =>
        new(r.GetString(0), r.GetString(1), r.GetString(2), r.GetString(3), Time(r, 4)) { End = TimeOrNull(r, 5) };

    private static DateTimeOffset Time(SqliteDataReader r, int column) => new(r.GetInt64(column), TimeSpan.Zero);

    private static DateTimeOffset? TimeOrNull(SqliteDataReader r, int column) => r.IsDBNull(column) ? null : Time(r, column);

    private static string? TextOrNull(SqliteDataReader r, int column) => r.IsDBNull(column) ? null : r.GetString(column);
}
