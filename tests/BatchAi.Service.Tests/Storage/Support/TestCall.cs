using System.Text;
using BatchAi.Service.Neighbours.Storage;
using BatchAi.Service.Storage.Http;
using BatchAi.Service.Storage.Signing;
using Microsoft.AspNetCore.Http;

namespace BatchAi.Service.Tests.Storage.Support;

/// <summary>Requests that have been let in, without a service around them.</summary>
internal static class TestCall
{
    internal static StorageCall Of(params (string Name, string Value)[] headers) => Of("", headers);

    internal static StorageCall Of(string body, params (string Name, string Value)[] headers)
    {
        var http = new DefaultHttpContext();
        foreach (var (name, value) in headers) http.Request.Headers.Append(name, value);
        http.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes(body));
        return new StorageCall
        {
            Http = http,
            Target = new StorageTarget(StorageService.Blob, "account", StorageLevel.Item, "cont", "a", "/account/cont/a"),
            Query = StorageQuery.Parse(""),
            Account = new StoredAccount { Name = "account" },
            Grant = StorageGrant.Everything,
            Endpoint = "https://127.0.0.1/account/",
            Sources = null!,
        };
    }

    internal static void Refused(int status, string code, Action action)
    {
        var error = Assert.Throws<StorageException>(action);
        Assert.Equal((status, code), (error.Status, error.Code));
    }
}
