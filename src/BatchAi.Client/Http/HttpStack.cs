using System.Diagnostics.CodeAnalysis;
using System.Security.Authentication;

namespace BatchAi.Client.Http;

/// <summary>The one HTTP client of a connection: management, blob and file traffic go through it and trust the same certificate.</summary>
internal static class HttpStack
{
    /// <summary>Makes it.</summary>
    /// <param name="trust">What it trusts; null for what the machine trusts.</param>
    [SuppressMessage("Security", "MA0039:Do not write your own certificate validation method", Justification = ".NET Framework has no other way to trust one authority alone; the check is stricter than the machine's.")]
    internal static HttpClient Create(CertificateTrust? trust)
    {
        var handler = new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false };
        if (trust is not null)
        {
            // A service with its own authority is this machine's or a neighbour's; no proxy knows the way to it.
            handler.UseProxy = false;
            handler.SslProtocols = SslProtocols.Tls12 | Tls13;
#pragma warning disable MA0039 // .NET Framework has no other way to trust one authority for one handler; CertificateTrust checks the whole chain.
            handler.ServerCertificateCustomValidationCallback = (_, certificate, chain, errors) => trust.Accepts(certificate, chain, errors);
#pragma warning restore MA0039
        }

        // Each operation has its own patience.
        return new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
    }

    // Not named in this framework, and known to all that run it.
    private const SslProtocols Tls13 = (SslProtocols)12288;
}
