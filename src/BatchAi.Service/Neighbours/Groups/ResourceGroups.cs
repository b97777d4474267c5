using System.Collections.Concurrent;
using System.Text.Json;
using BatchAi.Service.Api.Http;
using BatchAi.Service.Control;
using BatchAi.Service.Hosting;
using BatchAi.Service.Neighbours.Storage;
using BatchAi.Service.State;

namespace BatchAi.Service.Neighbours.Groups;

/// <summary>The resource groups. Deleting one deletes everything in it; that goes on after a restart.</summary>
internal sealed class ResourceGroups(StateStore state, StorageAccounts accounts, Func<ArmId, Task> deleteTree, TimeProvider time, EventLog log)
{
    private const string Beginning = "beginning";
    private const string Deleting = "deleting";
    private readonly ConcurrentDictionary<string, Task> _deletions = new();

    /// <summary>Creates a group, or changes the tags of one.</summary>
    /// <returns>The group, and whether it is new.</returns>
    internal Task<(ResourceGroup Group, bool IsNew)> PutAsync(ArmId id, ResourceGroupParameters parameters)
    {
        var location = ArmNames.NormalLocation(parameters.Location);
        return state.WriteAsync(writer =>
        {
            if (writer.Find(id) is { } row) return (Change(writer, row, location, parameters.Tags), false);
            var group = Describe(id, location, parameters.Tags);
            writer.Insert(new ResourceRow(id, ResourceKind.ResourceGroup, Guid.NewGuid().ToString(), Write(group)));
            return (group, true);
        });
    }

    /// <summary>Makes the first group of all, or finds it begun and not ended.</summary>
    /// <returns>Whether it is to be filled; false when there are groups already.</returns>
    internal Task<bool> TryBeginFirstAsync(ArmId id, string location) => state.WriteAsync(writer =>
    {
        if (writer.Find(id) is { } row) return row.State == Beginning;
        if (writer.ListBelow(ResourceKind.ResourceGroup, "", limit: 1).Count > 0) return false;
        writer.Insert(new ResourceRow(id, ResourceKind.ResourceGroup, Guid.NewGuid().ToString(), Write(Describe(id, location, null))) { State = Beginning });
        return true;
    });

    /// <summary>Ends the making of the first group.</summary>
    internal Task EndFirstAsync(ArmId id) => state.WriteAsync(writer => writer.Update(Require(writer, id) with { State = "" }));

    /// <summary>Changes a group's tags.</summary>
    internal Task<ResourceGroup> UpdateAsync(ArmId id, ResourceGroupParameters parameters) =>
        state.WriteAsync(writer => Change(writer, Require(writer, id), null, parameters.Tags));

    internal ResourceGroup Get(ArmId id) => Read(state.Read(reader => Require(reader, id)));

    internal bool Exists(ArmId id) => state.Read(reader => reader.Find(id)) is not null;

    internal Page<ResourceGroup> List(string subscription, PageRequest page)
    {
        var rows = state.Read(reader => reader.ListBelow(ResourceKind.ResourceGroup, $"/subscriptions/{subscription}/", page.After, page.Maximum + 1));
        var isMore = rows.Count > page.Maximum;
        return new([.. rows.Take(page.Maximum).Select(Read)], isMore ? rows[page.Maximum - 1].Sequence : null);
    }

    /// <summary>The subscriptions that hold a group.</summary>
    internal IReadOnlyList<string> Subscriptions() =>
        [.. state.Read(reader => reader.ListBelow(ResourceKind.ResourceGroup, "")).Select(row => row.Id.Subscription).Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>Refuses what needs a group that is not there, or that is going.</summary>
    internal void RequireForUse(ArmId group, bool isChange)
    {
        var row = state.Read(reader => Require(reader, group));
        if (isChange && row.State == Deleting) throw BeingDeleted(group);
    }

    /// <summary>Deletes a group and everything in it; asked again, it goes on where it was stopped.</summary>
    internal async Task<Accepted> DeleteAsync(ArmId id)
    {
        var (row, operation) = await state.WriteAsync(writer => BeginDeletion(writer, id));
        Follow(row);
        return new(operation, Read(row).Location!);
    }

    /// <summary>Goes on with deletions that an earlier service began.</summary>
    internal void ResumeDeletions()
    {
        foreach (var row in state.Read(reader => reader.ListInState(ResourceKind.ResourceGroup, Deleting))) Follow(row);
    }

    /// <summary>Waits until no deletion is under way.</summary>
    internal Task SettleAsync() => Task.WhenAll(_deletions.Values);

    private (ResourceRow Row, string Operation) BeginDeletion(StateWriter writer, ArmId id)
    {
        var row = Require(writer, id);
        var deleted = row with { State = Deleting, Body = Write(Read(row) with { Properties = new() { ProvisioningState = "Deleting" } }) };
        writer.Update(deleted);
        var operation = new OperationRow(Guid.NewGuid().ToString(), id.Subscription, id.Text, row.Uuid, time.GetUtcNow());
        writer.Insert(operation);
        return (deleted, operation.Id);
    }

    private void Follow(ResourceRow row)
    {
        var done = new TaskCompletionSource();
        if (!_deletions.TryAdd(row.Uuid, done.Task)) return;
        _ = Task.Run(async () =>
        {
            await EmptyAsync(row);
            _deletions.TryRemove(row.Uuid, out _);
            done.SetResult();
        });
    }

    private async Task EmptyAsync(ResourceRow row)
    {
        try
        {
            // What slipped in while the group was emptied goes with the next round.
            do
            {
                await deleteTree(row.Id);
                await accounts.DeleteAllAsync(row.Id);
            }
            while (!await state.WriteAsync(writer => TryRemove(writer, row)));
        }
        catch (ControlException error)
        {
            log.Write("resourceGroupNotDeleted", row.Id.Text, error.Message);
            await state.WriteAsync(writer => writer.EndOperations(row.Uuid, time.GetUtcNow(), error.Code, error.Message));
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            // What is marked stays marked: the next service goes on.
            log.Write("resourceGroupDeletionInterrupted", row.Id.Text, error.ToString());
        }
    }

    private bool TryRemove(StateWriter writer, ResourceRow row)
    {
        if (writer.Tree(row.Id).Any(other => other.Uuid != row.Uuid)) return false;
        writer.Delete(row);
        writer.EndOperations(row.Uuid, time.GetUtcNow());
        return true;
    }

    private static ResourceGroup Change(StateWriter writer, ResourceRow row, string? location, IReadOnlyDictionary<string, string>? tags)
    {
        var group = Read(row);
        if (row.State == Deleting) throw BeingDeleted(row.Id);
        if (location is not null && location != group.Location)
        {
            throw new ControlException(409, "InvalidResourceGroupLocation", $"The resource group '{group.Name}' is in '{group.Location}' already and cannot move to '{location}'.", "location");
        }

        var changed = group with { Tags = tags ?? group.Tags };
        writer.Update(row with { Body = Write(changed) });
        return changed;
    }

    private static ResourceGroup Describe(ArmId id, string location, IReadOnlyDictionary<string, string>? tags) =>
        new() { Id = id.Text, Name = id.Name, Location = location, Tags = tags };

    private static ResourceRow Require(StateReader reader, ArmId id) =>
        reader.Find(id) ?? throw new ControlException(404, "ResourceGroupNotFound", $"Resource group '{id.Name}' could not be found.", id.Name);

    private static ControlException BeingDeleted(ArmId id) =>
        new(409, "ResourceGroupBeingDeleted", $"The resource group '{id.Name}' is being deleted; wait for the end of that.", id.Name);

    private static ResourceGroup Read(ResourceRow row) => JsonSerializer.Deserialize(row.Body, NeighbourJson.Default.ResourceGroup)!;

    private static byte[] Write(ResourceGroup group) => JsonSerializer.SerializeToUtf8Bytes(group, NeighbourJson.Default.ResourceGroup);
}
