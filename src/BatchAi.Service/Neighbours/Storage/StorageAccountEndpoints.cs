using BatchAi.Service.Api.Http;
using BatchAi.Service.Hosting;
using BatchAi.Service.State;

namespace BatchAi.Service.Neighbours.Storage;

/// <summary>Storage accounts.</summary>
internal sealed class StorageAccountEndpoints(NeighbourServices neighbours, ServiceIdentity identity, ArmLinks links)
{
    internal const string Account = Accounts + "/{account}";
    private const string Provider = "/providers/Microsoft.Storage";
    private const string Accounts = "/subscriptions/{subscription}/resourceGroups/{group}" + Provider + "/storageAccounts";
    private const string OfSubscription = "/subscriptions/{subscription}" + Provider;
    private readonly StorageAccounts _accounts = neighbours.Accounts;

    internal void Map(ArmRoutes routes)
    {
        routes.Get(OfSubscription + "/storageAccounts", request => List(request, null));
        routes.Post(OfSubscription + "/checkNameAvailability", CheckNameAsync);
        routes.Get(Accounts, request => List(request, request.Group.ResourceGroup));
        routes.Get(Account, request => Answer(_accounts.Get(IdOf(request))));
        routes.Put(Account, PutAsync);
        routes.Patch(Account, UpdateAsync);
        routes.Delete(Account, async request => await _accounts.DeleteAsync(IdOf(request)) ? ArmAnswer.Empty : ArmAnswer.NoContent);
        routes.Post(Account + "/listKeys", request => Keys(_accounts.Get(IdOf(request)).Account));
        routes.Post(Account + "/regenerateKey", RegenerateKeyAsync);
    }

    /// <summary>The account that a path names.</summary>
    internal static ArmId IdOf(ArmRequest request) => StorageAccounts.IdIn(request.Group, ArmNames.StorageAccount(request.Route("account")));

    private ArmAnswer List(ArmRequest request, string? group)
    {
        var page = _accounts.List(request.Subscription, group, request.Page);
        return ArmAnswer.Of(
            new ResourceList<StorageAccount> { Value = [.. page.Items.Select(item => Describe(item.Id, item.Account))], NextLink = links.Next(request, page.Next) },
            NeighbourJson.Default.ResourceListStorageAccount);
    }

    private async Task<ArmAnswer> PutAsync(ArmRequest request)
    {
        var id = IdOf(request);
        return Answer(await _accounts.PutAsync(id, await BodyReader.ReadAsync(request, NeighbourJson.Default.StorageAccountParameters)));
    }

    private async Task<ArmAnswer> UpdateAsync(ArmRequest request)
    {
        var id = IdOf(request);
        return Answer(await _accounts.UpdateAsync(id, await BodyReader.ReadAsync(request, NeighbourJson.Default.StorageAccountParameters)));
    }

    private async Task<ArmAnswer> RegenerateKeyAsync(ArmRequest request)
    {
        var id = IdOf(request);
        var parameters = await BodyReader.ReadAsync(request, NeighbourJson.Default.StorageKeyParameters);
        return Keys((await _accounts.RegenerateKeyAsync(id, parameters.KeyName)).Account);
    }

    private async Task<ArmAnswer> CheckNameAsync(ArmRequest request)
    {
        var question = await BodyReader.ReadAsync(request, NeighbourJson.Default.NameQuestion);
        return ArmAnswer.Of(_accounts.CheckName(question.Name), NeighbourJson.Default.NameAnswer);
    }

    private static ArmAnswer Keys(StoredAccount account) => ArmAnswer.Of(new StorageKeyList { Keys = account.Keys }, NeighbourJson.Default.StorageKeyList);

    private ArmAnswer Answer((ArmId Id, StoredAccount Account) found) => ArmAnswer.Of(Describe(found.Id, found.Account), NeighbourJson.Default.StorageAccount);

    private StorageAccount Describe(ArmId id, StoredAccount account) => new()
    {
        Id = id.Text,
        Name = account.Name,
        Location = account.Location,
        Tags = account.Tags,
        Sku = account.Sku,
        Kind = account.Kind,
        Properties = new()
        {
            CreationTime = account.CreationTime,
            PrimaryLocation = account.Location,
            PrimaryEndpoints = new() { Blob = EndpointOf(identity.BlobEndpoint, account.Name), File = EndpointOf(identity.FileEndpoint, account.Name) },
        },
    };

    private static string EndpointOf(Uri service, string account) => $"{service.GetLeftPart(UriPartial.Authority)}/{account}";
}
