using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using BatchAi.Service.Hosting.Tls;

namespace BatchAi.Service.Storage.Remote;

/// <summary>Whom we trust as another service: whom this machine trusts, and the authorities that the service was started with.</summary>
internal static class RemoteTrust
{
    private static readonly TimeSpan LongestConnect = TimeSpan.FromSeconds(20);

    /// <summary>A way to the other service.</summary>
    /// <param name="authorities">Certificates in PEM; none for those of the machine alone.</param>
    internal static SocketsHttpHandler Handler(string? authorities)
    {
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, ConnectTimeout = LongestConnect };
        if (authorities is null) return handler;
        var known = Read(authorities);
        handler.SslOptions.RemoteCertificateValidationCallback = (_, shown, chain, errors) => IsTrusted(shown, chain, errors, known);
        return handler;
    }

    /// <summary>Reads certificates.</summary>
    /// <exception cref="CryptographicException">There are none.</exception>
    internal static X509Certificate2Collection Read(string authorities)
    {
        var known = new X509Certificate2Collection();
        known.ImportFromPem(authorities);
        return known.Count > 0 ? known : throw new CryptographicException("It holds no certificate in PEM.");
    }

    // A certificate for another name stays wrong, whoever signed it.
    private static bool IsTrusted(X509Certificate? shown, X509Chain? sent, SslPolicyErrors errors, X509Certificate2Collection known)
    {
        if (errors == SslPolicyErrors.None) return true;
        if (errors != SslPolicyErrors.RemoteCertificateChainErrors || shown is not X509Certificate2 server) return false;
        using var chain = new X509Chain { ChainPolicy = CertificateStore.Trusting(known[0]) };
        chain.ChainPolicy.CustomTrustStore.AddRange(known);
        foreach (var element in sent?.ChainElements ?? Enumerable.Empty<X509ChainElement>()) chain.ChainPolicy.ExtraStore.Add(element.Certificate);
        return chain.Build(server);
    }
}
