using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace BatchAi.Client.Http;

/// <summary>
/// Trusts one authority, or one certificate, and nothing else. The chain is checked here, since .NET Framework has no
/// other way to say so for a single handler.
/// </summary>
internal sealed class CertificateTrust
{
    private readonly X509Certificate2? _authority;
    private readonly string? _thumbprint;

    private CertificateTrust(X509Certificate2? authority, string? thumbprint) => (_authority, _thumbprint) = (authority, thumbprint);

    /// <summary>Trusts what the authority in a file has signed.</summary>
    /// <exception cref="BatchAiException"><c>CertificateNotReadable</c>.</exception>
    internal static CertificateTrust InAuthority(string path)
    {
        try
        {
            return new(PemFile.ReadCertificate(path), null);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or CryptographicException or FormatException)
        {
            throw new BatchAiException("CertificateNotReadable", $"The certificate '{path}' cannot be read: {error.Message}", null, error);
        }
    }

    /// <summary>Trusts the certificate with a thumbprint.</summary>
    internal static CertificateTrust InThumbprint(string thumbprint) =>
        new(null, string.Concat(thumbprint.Where(Uri.IsHexDigit)).ToUpperInvariant());

    /// <summary>Whether a server may be spoken to.</summary>
    internal bool Accepts(X509Certificate2? certificate, X509Chain? offered, SslPolicyErrors errors)
    {
        if (certificate is null) return false;
        if (_thumbprint is not null) return IsOurs(certificate, offered);
        return (errors & ~SslPolicyErrors.RemoteCertificateChainErrors) == SslPolicyErrors.None && EndsInAuthority(certificate, offered);
    }

    // The thumbprint names the server's own certificate or its authority; either way it says which one, so names do not matter.
    private bool IsOurs(X509Certificate2 certificate, X509Chain? offered) =>
        certificate.Thumbprint == _thumbprint || (offered?.ChainElements.Cast<X509ChainElement>().Any(element => element.Certificate.Thumbprint == _thumbprint) ?? false);

    private bool EndsInAuthority(X509Certificate2 certificate, X509Chain? offered)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.VerificationFlags = X509VerificationFlags.AllowUnknownCertificateAuthority;
        chain.ChainPolicy.ExtraStore.Add(_authority!);
        foreach (var element in offered?.ChainElements.Cast<X509ChainElement>() ?? []) chain.ChainPolicy.ExtraStore.Add(element.Certificate);
        if (!chain.Build(certificate)) return false;
        var root = chain.ChainElements[chain.ChainElements.Count - 1].Certificate;
        return root.RawData.SequenceEqual(_authority!.RawData);
    }
}
