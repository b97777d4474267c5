using System.Net.Http.Headers;
using BatchAi.Service.Tests.Storage.Support;

namespace BatchAi.Service.Tests.Storage.Blobs;

/// <summary>Requests for blobs without any SDK, signed in with the service's token.</summary>
internal static class BlobHttp
{
    private const string Version = "2021-12-02";

    /// <summary>Sends a request.</summary>
    /// <param name="service">The service.</param>
    /// <param name="method">The HTTP method.</param>
    /// <param name="place">What is asked for, with its options: <c>container/blob?comp=metadata</c>.</param>
    /// <param name="body">The body; null for none.</param>
    /// <param name="headers">More headers.</param>
    internal static async Task<HttpResponseMessage> SendAsync(this StorageFixture service, string method, string place, string? body = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), $"{service.Blobs}/{place}") { Content = body is null ? null : new StringContent(body) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", service.Identity.Token);
        request.Headers.Add("x-ms-version", Version);
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return await service.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    /// <summary>The code that a refusal has.</summary>
    internal static string? Code(this HttpResponseMessage answer) => answer.Headers.TryGetValues("x-ms-error-code", out var codes) ? codes.Single() : null;

    /// <summary>A container's folder on the disk.</summary>
    internal static string Folder(this StorageFixture service, string container) => service.Root.Container(StorageFixture.Account, container);
}
