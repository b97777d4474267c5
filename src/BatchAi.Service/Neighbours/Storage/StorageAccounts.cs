using System.Security.Cryptography;
using System.Text.Json;
using BatchAi.Service.Api.Http;
using BatchAi.Service.Control;
using BatchAi.Service.State;
using BatchAi.Service.Storage.Accounts;

namespace BatchAi.Service.Neighbours.Storage;

/// <summary>The storage accounts: rows with keys, and folders. Their names are unique over all subscriptions.</summary>
internal sealed class StorageAccounts(StateStore state, StorageFolders folders, TimeProvider time)
{
    private const int KeyBytes = 64;

    private static readonly string[] Skus =
        ["Standard_LRS", "Standard_GRS", "Standard_RAGRS", "Standard_ZRS", "Standard_GZRS", "Standard_RAGZRS", "Premium_LRS", "Premium_ZRS"];

    // Every request of the storage endpoints needs an account by its name.
    private readonly Lock _lock = new();
    private IReadOnlyDictionary<string, (ArmId Id, StoredAccount Account)>? _byName;

    private static readonly string[] Kinds = ["StorageV2", "Storage", "BlobStorage", "FileStorage", "BlockBlobStorage"];

    /// <summary>The id of an account in a group.</summary>
    internal static ArmId IdIn(ArmId group, string name) => ArmId.OfProvider(group.Subscription, group.ResourceGroup, "Microsoft.Storage", "storageAccounts", name);

    /// <summary>Creates an account, or changes one that is in this group already; its keys and files stay.</summary>
    internal async Task<(ArmId Id, StoredAccount Account)> PutAsync(ArmId id, StorageAccountParameters parameters)
    {
        var wanted = Describe(id, parameters);
        return await folders.ChangeAsync(async () =>
        {
            RequireFree(id, wanted.Name);
            folders.CreateAccount(wanted.Name);
            return await WriteAsync(writer => Put(writer, id, wanted));
        });
    }

    /// <summary>Makes an account that is to be there, and gives one that is there already the keys that it is to have.</summary>
    /// <param name="group">Where it is made when there is none.</param>
    /// <param name="choice">The account.</param>
    internal async Task EnsureAsync(ArmId group, AccountChoice choice)
    {
        var id = IdIn(group, choice.Name);
        if (ByName().TryGetValue(choice.Name, out var found)) id = found.Id;
        else await PutAsync(id, new() { Location = "local", Sku = new() { Name = Skus[0] } });
        if (choice.Keys.Count > 0) await ChangeAsync(id, account => account with { Keys = [.. account.Keys.Zip(choice.Keys.Append(choice.Keys[0]), (key, value) => key with { Value = value })] });
    }

    /// <summary>Changes an account's tags.</summary>
    internal Task<(ArmId Id, StoredAccount Account)> UpdateAsync(ArmId id, StorageAccountParameters parameters) =>
        ChangeAsync(id, account => account with { Tags = parameters.Tags ?? account.Tags });

    /// <summary>Changes what is kept with an account.</summary>
    internal Task ChangeAsync(string name, Func<StoredAccount, StoredAccount> change) =>
        ByName().TryGetValue(name, out var found)
            ? ChangeAsync(found.Id, change)
            : throw new ControlException(404, "ResourceNotFound", $"There is no storage account named {name}.", name);

    /// <summary>An account, and its id in the case of its creation.</summary>
    internal (ArmId Id, StoredAccount Account) Get(ArmId id)
    {
        var row = state.Read(reader => Require(reader, id));
        return (row.Id, Read(row));
    }

    /// <summary>An account with its keys by its name alone; null when there is none.</summary>
    internal StoredAccount? Find(string name) => ByName().TryGetValue(name, out var found) ? found.Account : null;

    /// <summary>All accounts of the service, by name.</summary>
    internal IReadOnlyList<(ArmId Id, StoredAccount Account)> All() => [.. ByName().Values.OrderBy(found => found.Account.Name, StringComparer.Ordinal)];

    internal Page<(ArmId Id, StoredAccount Account)> List(string subscription, string? resourceGroup, PageRequest page)
    {
        var prefix = resourceGroup is null ? $"/subscriptions/{subscription}/" : ArmId.Group(subscription, resourceGroup).Text + "/";
        var rows = state.Read(reader => reader.ListBelow(ResourceKind.StorageAccount, prefix, page.After, page.Maximum + 1));
        var isMore = rows.Count > page.Maximum;
        return new([.. rows.Take(page.Maximum).Select(row => (row.Id, Read(row)))], isMore ? rows[page.Maximum - 1].Sequence : null);
    }

    /// <summary>Makes one of the two keys anew; what was signed with the old one is void.</summary>
    internal Task<(ArmId Id, StoredAccount Account)> RegenerateKeyAsync(ArmId id, string? keyName) => ChangeAsync(id, account =>
    {
        if (!account.Keys.Any(key => key.KeyName == keyName)) throw new ControlException(400, "InvalidKeyName", "The keys of a storage account are 'key1' and 'key2'.", "keyName");
        return account with { Keys = [.. account.Keys.Select(key => key.KeyName == keyName ? NewKey(keyName!) : key)] };
    });

    internal NameAnswer CheckName(string? name)
    {
        if (!ArmNames.IsStorageAccount(name)) return new() { Reason = "AccountNameInvalid", Message = $"{name} is not a valid storage account name: it has 3 to 24 lower-case letters and digits." };
        return Find(name!) is null
            ? new() { NameAvailable = true }
            : new() { Reason = "AlreadyExists", Message = $"The storage account named {name} is already taken." };
    }

    /// <summary>Ends the jobs that work with an account, for a cause in words; nobody else knows them.</summary>
    internal Func<string, string, Task> EndJobs { get; set; } = static (_, _) => Task.CompletedTask;

    /// <summary>Deletes an account and all its files, once the jobs that work with them have ended.</summary>
    /// <param name="id">The account.</param>
    /// <param name="cause">Why it goes, in words; it becomes the cause of the jobs' ends.</param>
    /// <returns>Whether there was one.</returns>
    internal async Task<bool> DeleteAsync(ArmId id, string? cause = null)
    {
        if (state.Read(reader => reader.Find(id)) is not { Kind: ResourceKind.StorageAccount } row) return false;
        cause ??= $"the storage account '{row.Id.Name}' is being deleted";
        await EndJobs(row.Id.Name, cause);
        var isDeleted = await RemoveAsync(id);

        // One that began in between has lost its files.
        await EndJobs(row.Id.Name, cause);
        return isDeleted;
    }

    private Task<bool> RemoveAsync(ArmId id) => folders.ChangeAsync(async () =>
    {
        if (state.Read(reader => reader.Find(id)) is not { } row) return false;
        // Files first: a name that is free must not bring back another one's files.
        folders.DiscardAccount(Read(row).Name);
        return await WriteAsync(writer =>
        {
            writer.Delete(row);
            return true;
        });
    });

    /// <summary>Deletes all accounts of a group.</summary>
    internal async Task DeleteAllAsync(ArmId group)
    {
        foreach (var (id, _) in List(group.Subscription, group.ResourceGroup, new PageRequest(int.MaxValue - 1)).Items) await DeleteAsync(id, $"the storage account '{id.Name}' is being deleted with the resource group '{group.ResourceGroup}'");
    }

    private (ArmId Id, StoredAccount Account) Put(StateWriter writer, ArmId id, StoredAccount wanted)
    {
        if (writer.Find(id) is { } row)
        {
            var known = Read(row);
            var changed = known with { Sku = wanted.Sku, Tags = wanted.Tags ?? known.Tags };
            writer.Update(row with { Body = Write(changed) });
            return (row.Id, changed);
        }

        var group = writer.Find(ArmId.Group(id.Subscription, id.ResourceGroup))?.Id ?? id;
        var created = IdIn(group, id.Name);
        var account = wanted with { CreationTime = time.GetUtcNow().UtcDateTime, Keys = [NewKey("key1"), NewKey("key2")] };
        writer.Insert(new ResourceRow(created, ResourceKind.StorageAccount, Guid.NewGuid().ToString(), Write(account)));
        return (created, account);
    }

    private Task<(ArmId Id, StoredAccount Account)> ChangeAsync(ArmId id, Func<StoredAccount, StoredAccount> change) => WriteAsync(writer =>
    {
        var row = Require(writer, id);
        var account = change(Read(row));
        writer.Update(row with { Body = Write(account) });
        return (row.Id, account);
    });

    private void RequireFree(ArmId id, string name)
    {
        if (ByName().TryGetValue(name, out var found) && !found.Id.Equals(id))
        {
            throw new ControlException(409, "StorageAccountAlreadyTaken", $"The storage account named {name} is already taken; the names are unique over all subscriptions of a service.", name);
        }
    }

    // What is read while a change is committed must not outlive it: the change comes to forget it afterwards.
    private IReadOnlyDictionary<string, (ArmId Id, StoredAccount Account)> ByName()
    {
        lock (_lock) return _byName ??= state.Read(reader => reader.ListBelow(ResourceKind.StorageAccount, "")).ToDictionary(row => row.Id.Name, row => (row.Id, Read(row)));
    }

    private async Task<T> WriteAsync<T>(Func<StateWriter, T> change)
    {
        try
        {
            return await state.WriteAsync(change);
        }
        finally
        {
            lock (_lock) _byName = null;
        }
    }

    private StorageKey NewKey(string name) =>
        new() { KeyName = name, Value = Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyBytes)), CreationTime = time.GetUtcNow().UtcDateTime };

    private static StoredAccount Describe(ArmId id, StorageAccountParameters parameters)
    {
        var sku = OneOf(Skus, parameters.Sku?.Name, "sku.name");
        return new()
        {
            Name = id.Name,
            Location = ArmNames.NormalLocation(parameters.Location),
            Sku = new() { Name = sku, Tier = sku.Split('_')[0] },
            Kind = parameters.Kind is null ? Kinds[0] : OneOf(Kinds, parameters.Kind, "kind"),
            Tags = parameters.Tags,
        };
    }

    private static string OneOf(string[] values, string? value, string target) =>
        values.FirstOrDefault(known => known.Equals(value, StringComparison.OrdinalIgnoreCase))
        ?? throw new ControlException(400, "InvalidRequestContent", $"'{target}' has to be one of {string.Join(", ", values)}.", target);

    private static ResourceRow Require(StateReader reader, ArmId id) => reader.Find(id) ?? throw NotFound(id);

    private static ControlException NotFound(ArmId id) =>
        new(404, "ResourceNotFound", $"The Resource 'Microsoft.Storage/storageAccounts/{id.Name}' under resource group '{id.ResourceGroup}' was not found.", id.Name);

    private static StoredAccount Read(ResourceRow row) => JsonSerializer.Deserialize(row.Body, NeighbourJson.Default.StoredAccount)!;

    private static byte[] Write(StoredAccount account) => JsonSerializer.SerializeToUtf8Bytes(account, NeighbourJson.Default.StoredAccount);
}
