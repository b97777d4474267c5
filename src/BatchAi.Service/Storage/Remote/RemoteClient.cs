using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using BatchAi.Service.Neighbours.Storage;
using BatchAi.Service.Storage.Http;
using BatchAi.Service.Storage.Signing;
using Microsoft.AspNetCore.Http;

namespace BatchAi.Service.Storage.Remote;

/// <summary>Asks another service for one share or container of an account, with the account's key.</summary>
internal sealed class RemoteClient : IDisposable
{
    // The first one with renamed files and encoded names in lists.
    private const string Version = "2021-12-02";
    private const int Tries = 3;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(100);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly UriCreationOptions AsWritten = new() { DangerousDisablePathAndQueryCanonicalization = true };
    private readonly HttpClient _http;
    private readonly string _authority;
    private readonly string _top;
    private readonly string _account;
    private readonly StorageKey _key;
    private readonly TimeProvider _time;

    /// <summary>Makes a client.</summary>
    /// <param name="url">The URL of the share or container.</param>
    /// <param name="account">The account.</param>
    /// <param name="key">A key of it.</param>
    /// <param name="authorities">Whom to trust besides those that the machine trusts; certificates in PEM.</param>
    /// <param name="time">The clock.</param>
    internal RemoteClient(Uri url, string account, string key, string? authorities, TimeProvider time)
    {
        (_authority, _top) = (url.GetLeftPart(UriPartial.Authority), url.AbsolutePath.TrimEnd('/'));
        (_account, _key, _time) = (account, new StorageKey { Value = key }, time);
        _http = new HttpClient(RemoteTrust.Handler(authorities)) { Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <summary>The URL of something in the share or container.</summary>
    internal string UrlOf(string name) => _authority + PathOf(name);

    /// <summary>Asks, and does not mind the answer as long as it is no refusal.</summary>
    internal Task AskAsync(RemoteRequest request, CancellationToken cancellationToken) => AskAsync(request, static (_, _, _) => Task.FromResult(true), cancellationToken);

    /// <summary>Asks, again when that may help, and reads the answer.</summary>
    /// <param name="request">What to ask.</param>
    /// <param name="readAsync">Reads the answer; called anew with each try. Has to tell that it goes on, by the action that it gets.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <exception cref="RemoteStorageException">It refused, or did not answer.</exception>
    internal async Task<T> AskAsync<T>(RemoteRequest request, Func<HttpResponseMessage, Action, CancellationToken, Task<T>> readAsync, CancellationToken cancellationToken)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                using var patience = new CancellationTokenSource(Patience, _time);
                using var end = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
                using var message = Sign(request);
                using var answer = await _http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, end.Token);
                if (answer.IsSuccessStatusCode) return await readAsync(answer, () => patience.CancelAfter(Patience), end.Token);
                if (tries == Tries || !IsPassing(answer.StatusCode)) throw Refused(request, answer);
            }
            catch (Exception error) when (error is HttpRequestException or HttpIOException or IOException { InnerException: SocketException } or OperationCanceledException)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (tries == Tries || error.InnerException is AuthenticationException) throw NoAnswer(request, error);
            }

            await Task.Delay(Pause * tries, _time, cancellationToken);
        }
    }

    public void Dispose() => _http.Dispose();

    private HttpRequestMessage Sign(RemoteRequest request)
    {
        var path = PathOf(request.Name);
        var headers = new HeaderDictionary { ["x-ms-date"] = _time.GetUtcNow().ToString("R", CultureInfo.InvariantCulture), ["x-ms-version"] = Version };
        foreach (var (name, value) in request.Headers) headers[name] = value;
        var message = new HttpRequestMessage(request.Method, new Uri(_authority + path + (request.Query.Length > 0 ? "?" + request.Query : ""), AsWritten));
        foreach (var (name, value) in headers) message.Headers.TryAddWithoutValidation(name, value.ToString());
        if (request.Method == HttpMethod.Put) message.Content = new ReadOnlyMemoryContent(request.Body);
        if (request.Body.Length > 0) headers.ContentLength = request.Body.Length;
        var text = SharedKeyText.Own(request.Method.Method, headers, _account, path, request.Query);
        message.Headers.TryAddWithoutValidation("Authorization", $"SharedKey {_account}:{KeySignature.Of(text, _key)}");
        return message;
    }

    private string PathOf(string name) => name.Length == 0 ? _top : $"{_top}/{PercentText.Encode(name, keepSlashes: true)}";

    private static bool IsPassing(HttpStatusCode status) => (int)status >= 500 || status is HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout;

    private RemoteStorageException Refused(RemoteRequest request, HttpResponseMessage answer)
    {
        // It is a stranger's text, so it may be one word at the most.
        var code = answer.Headers.TryGetValues("x-ms-error-code", out var codes) ? new string([.. codes.First().Where(char.IsAsciiLetterOrDigit).Take(60)]) : "";
        return new RemoteStorageException($"{_authority} answered {(int)answer.StatusCode}{(code.Length > 0 ? " " + code : "")} to {Words(request)}.") { Code = code };
    }

    private RemoteStorageException NoAnswer(RemoteRequest request, Exception error)
    {
        var why = error switch
        {
            OperationCanceledException => $"nothing came for {Patience.TotalSeconds:0} seconds",
            { InnerException: AuthenticationException } => "its certificate is not trusted. If it is another Batch AI service, start this one with --mount-ca and the other's tls/ca.pem",
            _ => (error.InnerException ?? error).Message.TrimEnd('.'),
        };
        return new RemoteStorageException($"{_authority} gave no whole answer to {Words(request)}: {why}.", error);
    }

    private static string Words(RemoteRequest request) => request.Name.Length == 0 ? $"{request.Method}" : $"{request.Method} '{Shown(request.Name)}'";

    /// <summary>A name as it can be shown in one line.</summary>
    internal static string Shown(string name) => new([.. name.Take(200).Select(c => char.IsControl(c) ? '?' : c)]);
}
