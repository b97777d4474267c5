using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Azure;
using Azure.Storage.Files.Shares;
using BatchAi.Service.Tests.Storage.Support;

namespace BatchAi.Service.Tests.Storage.Files.Support;

/// <summary>A share of a test's own: through Azure's client, through plain HTTP, and as the folder that jobs see.</summary>
internal sealed class TestShare
{
    private readonly StorageFixture _service;

    private TestShare(StorageFixture service, string name)
    {
        (_service, Name) = (service, name);
        Client = service.ShareService.GetShareClient(name);
        Folder = service.Root.Share(StorageFixture.Account, name);
    }

    internal string Name { get; }

    internal ShareClient Client { get; }

    internal ShareDirectoryClient Root => Client.GetRootDirectoryClient();

    /// <summary>Where a job finds the files.</summary>
    internal string Folder { get; }

    internal static async Task<TestShare> CreateAsync(StorageFixture service)
    {
        var share = new TestShare(service, $"share-{Guid.NewGuid():N}");
        await share.Client.CreateAsync();
        return share;
    }

    internal string PathOf(string name) => Path.Combine(Folder, name);

    /// <summary>Writes a file as a job does.</summary>
    internal void Write(string name, string text) => File.WriteAllText(PathOf(name), text);

    internal async Task<ShareFileClient> UploadAsync(string name, string text)
    {
        var file = Root.GetFileClient(name);
        var bytes = Encoding.UTF8.GetBytes(text);
        await file.CreateAsync(bytes.Length);
        if (bytes.Length > 0) await file.UploadAsync(new MemoryStream(bytes));
        return file;
    }

    internal static async Task<string> TextAsync(ShareFileClient file)
    {
        var answer = await file.DownloadAsync();
        using var reader = new StreamReader(answer.Value.Content);
        return await reader.ReadToEndAsync();
    }

    internal async Task<IReadOnlyList<string>> NamesAsync(string? prefix = null)
    {
        List<string> names = [];
        await foreach (var item in Root.GetFilesAndDirectoriesAsync(prefix)) names.Add(item.Name);
        return names;
    }

    /// <summary>Asks by plain HTTP, signed in with the service's token as its own parts are.</summary>
    /// <param name="method">The method.</param>
    /// <param name="target">What follows the share's name: a path, a query, as it goes over the wire.</param>
    /// <param name="body">The body; none for no body.</param>
    /// <param name="headers">More headers.</param>
    internal Task<HttpResponseMessage> AskAsync(HttpMethod method, string target, byte[]? body = null, params (string Name, string Value)[] headers) => SendAsync(method, $"/{Name}{target}", body, headers);

    /// <summary>Asks the account's service rather than the share.</summary>
    internal Task<HttpResponseMessage> AskServiceAsync(string query) => SendAsync(HttpMethod.Get, $"/{query}", null, []);

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string place, byte[]? body, (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, new Uri($"{_service.Files}{place}"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _service.Identity.Token);
        request.Headers.Add("x-ms-version", "2021-12-02");
        if (method == HttpMethod.Put) request.Content = new ByteArrayContent(body ?? []);
        foreach (var (name, value) in headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, value)) request.Content!.Headers.TryAddWithoutValidation(name, value);
        }

        return await _service.Client.SendAsync(request);
    }

    /// <summary>Asks for something that is refused.</summary>
    internal async Task RequireRefusalAsync(int status, string code, HttpMethod method, string target, byte[]? body = null, params (string Name, string Value)[] headers)
    {
        using var answer = await AskAsync(method, target, body, headers);
        Assert.Equal((status, code), ((int)answer.StatusCode, answer.Header("x-ms-error-code")));
    }

    internal static async Task RequireRefusalAsync(int status, string code, Func<Task> act)
    {
        var refusal = await Assert.ThrowsAsync<RequestFailedException>(act);
        Assert.Equal((status, code), (refusal.Status, refusal.ErrorCode));
    }

    /// <summary>Makes an empty file by plain HTTP.</summary>
    internal async Task<HttpStatusCode> MakeAsync(string target, params (string Name, string Value)[] headers)
    {
        using var answer = await AskAsync(HttpMethod.Put, target, null, [("x-ms-type", "file"), ("x-ms-content-length", "0"), .. headers]);
        return answer.StatusCode;
    }
}
