using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using BatchAi.Service.Hosting.Serving;
using BatchAi.Service.Hosting.Tls;

namespace BatchAi.Service.Hosting.Discovery;

/// <summary>Speaks to the service of a data root; trusts its certificate and no other.</summary>
internal sealed class ServiceClient : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly HttpClient _http;
    private readonly X509Certificate2 _authority;

    private ServiceClient(ServiceDescription description, string token, X509Certificate2 authority)
    {
        _authority = authority;
        var handler = new SocketsHttpHandler { UseProxy = false, SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = CertificateStore.Trusting(authority) } };
        _http = new HttpClient(handler) { BaseAddress = new Uri(description.ManagementEndpoint), Timeout = Patience };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    /// <summary>A client for the service that described itself.</summary>
    /// <exception cref="BatchAiException">Its token or certificate cannot be read.</exception>
    internal static ServiceClient Create(DataRoot root, ServiceDescription description)
    {
        try
        {
            return new ServiceClient(description, ServiceToken.Read(root), CertificateStore.LoadAuthority(root));
        }
        catch (Exception error) when (error is IOException or CryptographicException)
        {
            throw NotAnswering(error);
        }
    }

    /// <summary>A client for the service that is ready in a data root; null when none runs.</summary>
    internal static ServiceClient? TryFind(DataRoot root) => ServiceLock.HolderOf(root) is { } process && ServiceFile.TryRead(root) is { } service && service.Pid == process ? Create(root, service) : null;

    /// <summary>Asks something of the management API.</summary>
    /// <exception cref="BatchAiException">It refuses, in its own words, or does not answer.</exception>
    internal Task<T> AskAsync<T>(HttpMethod method, string path, byte[]? body, JsonTypeInfo<T> type, CancellationToken cancellationToken) => AskAsync(async () =>
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null) request.Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        using var answer = await _http.SendAsync(request, cancellationToken);
        if (!answer.IsSuccessStatusCode) throw Refused(JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync(cancellationToken)).RootElement.GetProperty("error"));
        return await answer.Content.ReadFromJsonAsync(type, cancellationToken) ?? throw new JsonException("The answer is empty.");
    });

    internal Task<ServiceStatus> GetStatusAsync(CancellationToken cancellationToken) => AskAsync(async () =>
        await _http.GetFromJsonAsync(HostRoutes.StatusPath, HostingJson.Default.ServiceStatus, cancellationToken) ?? throw new JsonException("The answer is empty."));

    /// <summary>Asks the service to end; it does so after it has answered.</summary>
    internal Task ShutDownAsync(bool withJobs, CancellationToken cancellationToken) => AskAsync(async () =>
    {
        using var answer = await _http.PostAsync(HostRoutes.ShutdownPath + (withJobs ? "?jobs=true" : ""), content: null, cancellationToken);
        return answer.EnsureSuccessStatusCode().StatusCode;
    });

    public void Dispose()
    {
        _http.Dispose();
        _authority.Dispose();
    }

    private static async Task<T> AskAsync<T>(Func<Task<T>> ask)
    {
        try
        {
            return await ask();
        }
        catch (Exception error) when (error is HttpRequestException or JsonException or TaskCanceledException { InnerException: TimeoutException })
        {
            throw NotAnswering(error);
        }
    }

    private static BatchAiException Refused(JsonElement error) => new(error.GetProperty("code").GetString()!, error.GetProperty("message").GetString()!, "Change what was asked for.");

    private static BatchAiException NotAnswering(Exception error) =>
        new("ServiceNotAnswering", $"The service does not answer: {error.Message}", "Try again; else look into logs/service.log in the data root.", error);
}
