using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using BatchAi.Service.Hosting.Tls;

namespace BatchAi.Bench.Benchmarks.Storage;

/// <summary>Requests with as little around them as there can be: a signature that is made once, and connections that are kept.</summary>
internal sealed class StorageRequests : IDisposable
{
    private const string Version = "2021-12-02";
    private const string SasVersion = "2019-12-12";
    private readonly HttpClient _http;
    private readonly string _endpoint;
    private readonly string _sas = Sign();

    internal StorageRequests(StorageSide side, bool isBlob)
    {
        _endpoint = side.Endpoint(isBlob)!;
        using var authority = X509Certificate2.CreateFromPem(File.ReadAllText(side.CaPath));
        var handler = new SocketsHttpHandler
        {
            UseProxy = false,
            UseCookies = false,
            MaxConnectionsPerServer = StorageTask.Clients,
            SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = CertificateStore.Trusting(X509CertificateLoader.LoadCertificate(authority.RawData)) },
        };
        _http = new HttpClient(handler) { Timeout = TimeSpan.FromMinutes(10) };
    }

    /// <summary>Sends something.</summary>
    /// <param name="path">The container or share and what is in it, with its options.</param>
    /// <param name="body">The body.</param>
    /// <param name="headers">More headers.</param>
    internal async Task PutAsync(string path, ReadOnlyMemory<byte> body, params (string Name, string Value)[] headers)
    {
        using var request = Request(HttpMethod.Put, path, headers);
        request.Content = new ReadOnlyMemoryContent(body);
        using var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        await RequireAsync(answer, path);
    }

    internal async Task DeleteAsync(string path)
    {
        using var request = Request(HttpMethod.Delete, path);
        using var answer = await _http.SendAsync(request);
        await RequireAsync(answer, path);
    }

    internal async Task<string> TextAsync(string path)
    {
        using var request = Request(HttpMethod.Get, path);
        using var answer = await _http.SendAsync(request);
        await RequireAsync(answer, path);
        return await answer.Content.ReadAsStringAsync();
    }

    /// <summary>Reads something, or what comes at a range of it.</summary>
    /// <returns>How many bytes there were; -1 when there is nothing at the range.</returns>
    internal async Task<long> ReadAsync(string path, byte[] buffer, string? range = null, Action<ReadOnlySpan<byte>>? see = null)
    {
        using var request = range is null ? Request(HttpMethod.Get, path) : Request(HttpMethod.Get, path, ("x-ms-range", range), ("Prefer", "wait=30"));
        using var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        if (answer.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable) return -1;
        await RequireAsync(answer, path);
        await using var body = await answer.Content.ReadAsStreamAsync();
        var total = 0L;
        while (await body.ReadAsync(buffer) is > 0 and var count)
        {
            see?.Invoke(buffer.AsSpan(0, count));
            total += count;
        }

        return total;
    }

    public void Dispose() => _http.Dispose();

    private static async Task RequireAsync(HttpResponseMessage answer, string path)
    {
        if (!answer.IsSuccessStatusCode) throw new InvalidOperationException($"{path}: {answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
    }

    private static string Sign()
    {
        const string end = "2099-01-01T00:00:00Z";
        var text = $"{StorageSide.Account}\nrwdlac\nbf\nsco\n\n{end}\n\nhttps\n{SasVersion}\n";
        var signature = Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(StorageSide.Key), Encoding.UTF8.GetBytes(text)));
        return $"sv={SasVersion}&ss=bf&srt=sco&sp=rwdlac&se={Uri.EscapeDataString(end)}&spr=https&sig={Uri.EscapeDataString(signature)}";
    }

    private HttpRequestMessage Request(HttpMethod method, string path, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(method, $"{_endpoint}/{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{_sas}");
        request.Headers.TryAddWithoutValidation("x-ms-version", Version);
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return request;
    }
}
