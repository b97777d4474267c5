using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
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

    private static BatchAiException NotAnswering(Exception error) =>
        new("ServiceNotAnswering", $"The service does not answer: {error.Message}", "Try again; else look into logs/service.log in the data root.", error);
}
