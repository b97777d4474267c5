using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Azure.Core;
using BatchAi.Client.Http;

namespace BatchAi.Client.Connections;

/// <summary>Asks a service who it is, once and without patience: the answer tells whether the connection works at all.</summary>
internal static class ServicePing
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>The service's version.</summary>
    /// <exception cref="BatchAiException">It does not answer, or does not know the token.</exception>
    internal static async Task<string?> AskAsync(HttpClient http, Uri endpoint, TokenCredential credential, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(endpoint, "/batchai/v1/service"));
            var token = await credential.GetTokenAsync(new TokenRequestContext([endpoint + ".default"]), cancellationToken);
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Token);
            using var answer = await http.SendAsync(request, patience.Token);
            if (!answer.IsSuccessStatusCode) throw Refused(answer.StatusCode, endpoint);
            using var body = JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync());
            return body.RootElement.GetProperty("version").GetString();
        }
        catch (Exception error) when (error is HttpRequestException or JsonException or KeyNotFoundException or InvalidOperationException or OperationCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw Failures.Unreachable(error, endpoint);
        }
    }

    private static BatchAiException Refused(HttpStatusCode status, Uri endpoint) => status == HttpStatusCode.Unauthorized
        ? Failures.Refused("AuthenticationFailed", $"The service at {endpoint.GetLeftPart(UriPartial.Authority)} does not know the token.", 401, null)
        : Failures.Refused("NoBatchAiService", $"What answers at {endpoint.GetLeftPart(UriPartial.Authority)} is no Batch AI service: HTTP status {(int)status}.", (int)status, null);
}
