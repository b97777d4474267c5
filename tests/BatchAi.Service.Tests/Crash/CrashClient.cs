using System.Net;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Text;
using System.Text.Json;
using BatchAi.Service.Hosting;
using BatchAi.Service.Hosting.Tls;

namespace BatchAi.Service.Tests.Crash;

/// <summary>A client that asks again until it has an answer, as a patient person does while a service is down.</summary>
internal sealed class CrashClient : IDisposable
{
    internal const string Group = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/default";
    internal const string Workspace = Group + "/providers/Microsoft.BatchAI/workspaces/default";
    internal const string Jobs = Workspace + "/experiments/default/jobs";
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);
    private readonly HttpClient _http;

    internal CrashClient(DataRoot root, Uri endpoint)
    {
        var handler = new SocketsHttpHandler
        {
            UseProxy = false,
            SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = CertificateStore.Trusting(CertificateStore.LoadAuthority(root)) },
        };
        _http = new HttpClient(handler) { BaseAddress = endpoint, Timeout = TimeSpan.FromSeconds(20) };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", File.ReadAllText(root.Token));
    }

    /// <summary>Puts a resource, and completes when that is acknowledged.</summary>
    internal async Task PutAsync(string id, string body)
    {
        var (status, answer) = await AskAsync(HttpMethod.Put, id, body);
        Assert.True(status is HttpStatusCode.OK or HttpStatusCode.Created or HttpStatusCode.Accepted, $"PUT {id}: {status} {answer}");
    }

    /// <summary>Deletes a resource, and completes when that is acknowledged.</summary>
    internal async Task DeleteAsync(string id)
    {
        var (status, answer) = await AskAsync(HttpMethod.Delete, id, null);
        Assert.True(status is HttpStatusCode.OK or HttpStatusCode.Accepted or HttpStatusCode.NoContent, $"DELETE {id}: {status} {answer}");
    }

    /// <summary>Changes a resource, and completes when that is acknowledged.</summary>
    internal async Task PatchAsync(string id, string body)
    {
        var (status, answer) = await AskAsync(HttpMethod.Patch, id, body);
        Assert.True(status == HttpStatusCode.OK, $"PATCH {id}: {status} {answer}");
    }

    /// <summary>Ends a job, and completes when that is acknowledged.</summary>
    /// <returns>Whether the job was there.</returns>
    internal async Task<bool> TryTerminateAsync(string id)
    {
        var (status, answer) = await AskAsync(HttpMethod.Post, id + "/terminate", null);
        Assert.True(status is HttpStatusCode.OK or HttpStatusCode.Accepted or HttpStatusCode.NotFound, $"POST {id}/terminate: {status} {answer}");
        return status != HttpStatusCode.NotFound;
    }

    /// <summary>Asks for many things at once.</summary>
    internal async Task<JsonElement> PostAsync(string path, string body)
    {
        var (status, answer) = await AskAsync(HttpMethod.Post, path, body);
        Assert.True(status == HttpStatusCode.OK, $"POST {path}: {status} {answer}");
        return JsonDocument.Parse(answer).RootElement;
    }

    internal async Task<JsonElement> GetAsync(string id) => JsonDocument.Parse((await AskAsync(HttpMethod.Get, id, null)).Answer).RootElement;

    internal async Task<bool> ExistsAsync(string id) => (await AskAsync(HttpMethod.Get, id, null)).Status == HttpStatusCode.OK;

    /// <summary>Lists all children, page by page.</summary>
    internal async Task<List<JsonElement>> ListAsync(string id)
    {
        var items = new List<JsonElement>();
        for (var next = id; next is not null;)
        {
            var page = JsonDocument.Parse((await AskAsync(HttpMethod.Get, next, null)).Answer).RootElement;
            items.AddRange(page.GetProperty("value").EnumerateArray());
            next = page.TryGetProperty("nextLink", out var link) ? new Uri(link.GetString()!).PathAndQuery : null;
        }

        return items;
    }

    public void Dispose() => _http.Dispose();

    private async Task<(HttpStatusCode Status, string Answer)> AskAsync(HttpMethod method, string id, string? body)
    {
        while (true)
        {
            try
            {
                using var request = new HttpRequestMessage(method, id.Contains('?', StringComparison.Ordinal) ? id : $"{id}?api-version=2018-05-01");
                if (body is not null) request.Content = new StringContent(body, Encoding.UTF8, "application/json");
                using var answer = await _http.SendAsync(request);
                var text = await answer.Content.ReadAsStringAsync();
                if (answer.StatusCode is not (HttpStatusCode.ServiceUnavailable or HttpStatusCode.TooManyRequests)) return (answer.StatusCode, text);
            }
            catch (Exception error) when (error is HttpRequestException or IOException or TaskCanceledException)
            {
                // Killed in the middle: nothing is acknowledged.
            }

            await Task.Delay(Pause);
        }
    }
}
