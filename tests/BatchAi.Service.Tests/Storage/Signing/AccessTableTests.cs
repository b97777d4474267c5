using System.Globalization;
using System.Net;
using System.Xml.Linq;
using BatchAi.Service.Storage.Http;
using BatchAi.Service.Storage.Signing;
using BatchAi.Service.Tests.Storage.Support;

namespace BatchAi.Service.Tests.Storage.Signing;

/// <summary>Every operation against everything that must not open it. The operations come from the service's own tables, so that none is left out.</summary>
public sealed class AccessTableTests(StorageFixture service) : IClassFixture<StorageFixture>
{
    private const string Container = "opened";
    private const string Item = "opened.txt";
    private const string Permissions = "rcwdl";

    [Fact]
    public Task NothingShown_IsRefused() => ForEachAsync(async (side, operation) =>
    {
        var answer = await AskAsync(side, operation, "");
        Assert.NotEmpty(answer.Headers.WwwAuthenticate);
        return (answer, HttpStatusCode.Unauthorized, ["NoAuthenticationInformation"]);
    });

    [Fact]
    public Task WrongKey_IsRefused() => ForEachAsync(async (side, operation) =>
        (await AskAsync(side, operation, "", $"SharedKey {StorageFixture.Account}:{Convert.ToBase64String(new byte[32])}"), HttpStatusCode.Forbidden, ["AuthenticationFailed"]));

    [Fact]
    public Task WrongToken_IsRefused() => ForEachAsync(async (side, operation) =>
        (await AskAsync(side, operation, "", $"Bearer {new string('0', 64)}"), HttpStatusCode.Unauthorized, ["InvalidAuthenticationInfo"]));

    [Fact]
    public Task ExpiredSas_IsRefused() => ForEachAsync(async (side, operation) =>
        (await AskAsync(side, operation, TestSas.OfAccount(side, Now.AddSeconds(-1))), HttpStatusCode.Forbidden, ["AuthenticationFailed"]));

    [Fact]
    public Task SasOfOtherService_IsRefused() => ForEachAsync(async (side, operation) =>
        (await AskAsync(side, operation, TestSas.OfAccount(side == StorageService.Blob ? StorageService.File : StorageService.Blob, Later)), HttpStatusCode.Forbidden, ["AuthorizationServiceMismatch"]));

    [Fact]
    public Task SasOfOtherResourceTypes_IsRefused() => ForEachAsync(async (side, operation) =>
        (await AskAsync(side, operation, TestSas.OfAccount(side, Later, resourceTypes: TestSas.Without("sco", operation.Need.ResourceType.ToString()))), HttpStatusCode.Forbidden, ["AuthorizationResourceTypeMismatch"]));

    [Fact]
    public Task SasWithoutPermission_IsRefused() => ForEachAsync(async (side, operation) =>
        (await AskAsync(side, operation, TestSas.OfAccount(side, Later, TestSas.Without(TestSas.AllPermissions, operation.Need.AnyOf))), HttpStatusCode.Forbidden, ["AuthorizationPermissionMismatch"]), NeedsSomething);

    [Fact]
    public Task SasOfOtherContainer_IsRefused() => ForEachAsync(async (side, operation) =>
        (await AskAsync(side, operation, TestSas.OfService(side, Later, "another", permissions: Permissions)), HttpStatusCode.Forbidden, ["AuthenticationFailed"]));

    [Fact]
    public Task SasOfOtherItem_IsRefused() => ForEachAsync(async (side, operation) =>
        (await AskAsync(side, operation, TestSas.OfService(side, Later, Container, "another.txt", Permissions)), HttpStatusCode.Forbidden, ["AuthenticationFailed"]));

    [Fact]
    public Task SasOfContainerWithoutPermission_IsRefused() => ForEachAsync(
        async (side, operation) =>
        {
            var letters = TestSas.Without(Permissions, operation.Need.AnyOf);
            return (
                await AskAsync(side, operation, TestSas.OfService(side, Later, Container, permissions: letters.Length > 0 ? letters : "r")),
                HttpStatusCode.Forbidden,
                ["AuthenticationFailed", "AuthorizationPermissionMismatch", "AuthorizationResourceTypeMismatch"]);
        },
        NeedsSomething);

    [Fact]
    public Task SasOfContainer_NeverOpensWhatOnlyTheAccountMay() => ForEachAsync(
        async (side, operation) => (
            await AskAsync(side, operation, TestSas.OfService(side, Later, Container, permissions: Permissions)),
            HttpStatusCode.Forbidden,
            ["AuthenticationFailed", "AuthorizationResourceTypeMismatch"]),
        operation => operation.Need.Reach == SasReach.None);

    [Fact]
    public void Tables_HaveOperations_OfBothServices()
    {
        Assert.NotEmpty(service.Front.Blobs.Operations);
        Assert.NotEmpty(service.Front.Files.Operations);
    }

    // Any signature opens what tells nothing of anybody's.
    private static bool NeedsSomething(StorageOperation operation) => operation.Need.AnyOf != AccessNeed.Anything;

    private DateTimeOffset Now => service.Time.GetUtcNow();

    private DateTimeOffset Later => Now.AddHours(1);

    private async Task ForEachAsync(
        Func<StorageService, StorageOperation, Task<(HttpResponseMessage Answer, HttpStatusCode Status, string[] Codes)>> ask, Func<StorageOperation, bool>? filter = null)
    {
        foreach (var (side, table) in new[] { (StorageService.Blob, service.Front.Blobs), (StorageService.File, service.Front.Files) })
        {
            foreach (var operation in table.Operations.Where(filter ?? (_ => true)))
            {
                var (answer, status, codes) = await ask(side, operation);
                using (answer) await ExpectAsync(answer, status, codes, operation.Name);
            }
        }
    }

    private static async Task ExpectAsync(HttpResponseMessage answer, HttpStatusCode status, string[] codes, string operation)
    {
        var code = answer.Headers.TryGetValues("x-ms-error-code", out var values) ? values.Single() : null;
        Assert.True(status == answer.StatusCode && codes.Contains(code), $"{operation}: {(int)answer.StatusCode} {code}");
        if (answer.RequestMessage!.Method == HttpMethod.Head) return;
        Assert.Equal(code, (string?)XDocument.Parse(await answer.Content.ReadAsStringAsync()).Root!.Element("Code"));
    }

    private async Task<HttpResponseMessage> AskAsync(StorageService side, StorageOperation operation, string sas, string? authorization = null)
    {
        var route = operation.Route;
        var place = route.Level switch { StorageLevel.Account => "", StorageLevel.Container => "/" + Container, _ => $"/{Container}/{Item}" };
        var options = new[] { route.RestType is null ? "" : "restype=" + route.RestType, route.Comp is null ? "" : "comp=" + route.Comp, sas };
        using var request = new HttpRequestMessage(new HttpMethod(route.Method), $"{(side == StorageService.Blob ? service.Blobs : service.Files)}{place}?{string.Join('&', options.Where(option => option.Length > 0))}");
        request.Headers.Add("x-ms-date", Now.ToString("R", CultureInfo.InvariantCulture));
        request.Headers.Add("x-ms-version", "2021-12-02");
        if (route.Header is not null) request.Headers.TryAddWithoutValidation(route.Header, "x");
        if (authorization is not null) request.Headers.TryAddWithoutValidation("Authorization", authorization);
        return await service.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }
}
