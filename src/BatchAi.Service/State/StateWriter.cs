namespace BatchAi.Service.State;

/// <summary>Changes of the state, inside a unit that is committed whole or not at all.</summary>
internal sealed class StateWriter(SqlSession session) : StateReader(session)
{
    /// <summary>Adds a resource.</summary>
    /// <returns>The row with its sequence.</returns>
    internal ResourceRow Insert(ResourceRow row)
    {
        _ = Session.Execute(
            "INSERT INTO resource (key, id, parent, kind, uuid, state, body, facts, grouping) VALUES (@1, @2, @3, @4, @5, @6, @7, @8, @9)",
            row.Id.Key, row.Id.Text, ParentOf(row).Key, (int)row.Kind, row.Uuid, row.State, row.Body, row.Facts, row.Grouping);
        return row with { Sequence = Session.InsertedSequence() };
    }

    /// <summary>Changes a resource's body and state.</summary>
    internal void Update(ResourceRow row) =>
        _ = Session.Execute("UPDATE resource SET body = @2, state = @3 WHERE uuid = @1", row.Uuid, row.Body, row.State);

    /// <summary>Changes what a resource's owner keeps of it besides.</summary>
    internal void UpdateFacts(ResourceRow row) => _ = Session.Execute("UPDATE resource SET facts = @2 WHERE uuid = @1", row.Uuid, row.Facts);

    /// <summary>Removes a resource and its history; its name is free at once. What is below it is the caller's to remove.</summary>
    internal void Delete(ResourceRow row)
    {
        _ = Session.Execute("DELETE FROM resource WHERE uuid = @1", row.Uuid);
        _ = Session.Execute("DELETE FROM transition WHERE resource_uuid = @1", row.Uuid);
        _ = Session.Execute("DELETE FROM attempt WHERE job_uuid = @1 AND end IS NOT NULL", row.Uuid);
        // The keys of groups begin with their experiment's uuid and a '/', which '0' comes after.
        if (row.Kind == ResourceKind.Experiment) _ = Session.Execute("DELETE FROM job_group WHERE key > @1 || '/' AND key < @1 || '0'", row.Uuid);
    }

    /// <summary>Limits a group of jobs, or gives it another limit.</summary>
    internal void LimitGroup(string group, int most) => _ = Session.Execute(
        "INSERT INTO job_group (key, most, version) VALUES (@1, @2, 1) ON CONFLICT (key) DO UPDATE SET most = @2, version = version + 1 WHERE most <> @2",
        group, most);

    internal void Insert(OperationRow row) => _ = Session.Execute(
        "INSERT INTO operation (id, subscription, resource_key, resource_uuid, start, end, error_code, error_message) VALUES (@1, @2, @3, @4, @5, @6, @7, @8)",
        row.Id, row.Subscription, row.ResourceKey, row.ResourceUuid, row.Start.UtcTicks, row.End?.UtcTicks, row.ErrorCode, row.ErrorMessage);

    /// <summary>Ends all open operations of a resource.</summary>
    internal void EndOperations(string resourceUuid, DateTimeOffset end, string? errorCode = null, string? errorMessage = null) => _ = Session.Execute(
        "UPDATE operation SET end = @2, error_code = @3, error_message = @4 WHERE resource_uuid = @1 AND end IS NULL",
        resourceUuid, end.UtcTicks, errorCode, errorMessage);

    /// <summary>Forgets operations that ended before a time.</summary>
    internal void ForgetOperations(DateTimeOffset before) => _ = Session.Execute("DELETE FROM operation WHERE end < @1", before.UtcTicks);

    internal void Insert(TransitionRow row) => _ = Session.Execute(
        "INSERT INTO transition (resource_uuid, time, state, cause) VALUES (@1, @2, @3, @4)",
        row.ResourceUuid, row.Time.UtcTicks, row.State, row.Cause);

    internal void Insert(AttemptRow row) => _ = Session.Execute(
        "INSERT INTO attempt (id, job_uuid, cluster_uuid, nodes, start) VALUES (@1, @2, @3, @4, @5)",
        row.Id, row.JobUuid, row.ClusterUuid, row.Nodes, row.Start.UtcTicks);

    internal void EndAttempt(string id, DateTimeOffset end) =>
        _ = Session.Execute("UPDATE attempt SET end = @2 WHERE id = @1 AND end IS NULL", id, end.UtcTicks);

    internal void Insert(TrashRow row) => _ = Session.Execute("INSERT OR IGNORE INTO trash (uuid, path) VALUES (@1, @2)", row.Uuid, row.Path);

    internal void DeleteTrash(string uuid) => _ = Session.Execute("DELETE FROM trash WHERE uuid = @1", uuid);

    private static ArmId ParentOf(ResourceRow row) => row.Kind switch
    {
        // Groups, and what lies right below them, are listed by subscription and by group.
        ResourceKind.ResourceGroup => row.Id,
        ResourceKind.Workspace or ResourceKind.StorageAccount => ArmId.Group(row.Id.Subscription, row.Id.ResourceGroup),
        _ => row.Id.Parent,
    };
}
