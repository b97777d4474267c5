using System.Net.Http.Headers;
using System.Text.Json;
using BatchAi.Client.Http;

namespace BatchAi.Client.Local;

/// <summary>Asks a local service about itself, with the rights of its owner.</summary>
internal sealed class ServiceDesk : IDisposable
{
    private readonly HttpClient _http;
    private readonly Uri _endpoint;

    internal ServiceDesk(ServiceDescription service)
    {
        _endpoint = new Uri(service.ManagementEndpoint!);
        _http = HttpStack.Create(CertificateTrust.InAuthority(service.CaPath!));
        _http.Timeout = TimeSpan.FromSeconds(30);
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", TokenFile.Read(service.TokenPath!));
    }

    internal async Task<ServiceStatus> GetStatusAsync(CancellationToken cancellationToken)
    {
        using var answer = await SendAsync(HttpMethod.Get, "/batchai/v1/status", cancellationToken);
        var json = await answer.Content.ReadAsByteArrayAsync();
        return JsonSerializer.Deserialize(json, ServiceDescriptionJson.Default.ServiceStatus) ?? new ServiceStatus();
    }

    internal async Task ShutDownAsync(bool includeJobs, CancellationToken cancellationToken)
    {
        using var answer = await SendAsync(HttpMethod.Post, "/batchai/v1/shutdown" + (includeJobs ? "?jobs=true" : ""), cancellationToken);
    }

    public void Dispose() => _http.Dispose();

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, CancellationToken cancellationToken)
    {
        try
        {
            using var request = new HttpRequestMessage(method, new Uri(_endpoint, path));
            var answer = await _http.SendAsync(request, cancellationToken);
            if (answer.IsSuccessStatusCode) return answer;
            answer.Dispose();
            throw Failures.Refused("ServiceError", $"The service answered with HTTP status {(int)answer.StatusCode}.", (int)answer.StatusCode, null);
        }
        catch (Exception error) when (error is HttpRequestException or OperationCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw Failures.Unreachable(error, _endpoint);
        }
    }
}
