using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace BatchAi.Service.Hosting.Tls;

/// <summary>A certificate authority that signed one server's certificate, and whose key is gone.</summary>
/// <param name="Authority">What clients trust.</param>
/// <param name="Server">What the server shows, with its key.</param>
internal sealed record CertificatePair(X509Certificate2 Authority, X509Certificate2 Server) : IDisposable
{
    // Verifiers refuse servers' certificates that live longer than 397 days; an hour is for clocks that go wrong.
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(396);
    private static readonly TimeSpan Backdating = TimeSpan.FromHours(1);
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";

    /// <summary>Makes a new pair.</summary>
    internal static CertificatePair Create(CertificateNames names, DateTimeOffset now)
    {
        using var authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var serverKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var (start, end) = (now - Backdating, now + Lifetime);
        using var authority = AuthorityRequest(authorityKey).CreateSelfSigned(start, end);
        using var server = ServerRequest(serverKey, names, authority).Create(authority, start, end, SerialNumber());
        return new CertificatePair(X509CertificateLoader.LoadCertificate(authority.RawData), server.CopyWithPrivateKey(serverKey));
    }

    public void Dispose()
    {
        Authority.Dispose();
        Server.Dispose();
    }

    private static CertificateRequest AuthorityRequest(ECDsa key)
    {
        // Its own name for each, so that a client who trusts several never takes one for another.
        var name = $"CN=BatchAi local authority {RandomNumberGenerator.GetHexString(8, lowercase: true)}";
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256);
        var id = new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: true, pathLengthConstraint: 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, critical: true));
        request.CertificateExtensions.Add(id);
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromSubjectKeyIdentifier(id));
        return request;
    }

    private static CertificateRequest ServerRequest(ECDsa key, CertificateNames names, X509Certificate2 authority)
    {
        var request = new CertificateRequest("CN=BatchAi service", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: false, hasPathLengthConstraint: false, pathLengthConstraint: 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(ServerAuthentication)], critical: false));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(authority, includeKeyIdentifier: true, includeIssuerAndSerial: false));
        request.CertificateExtensions.Add(Alternatives(names));
        return request;
    }

    private static X509Extension Alternatives(CertificateNames names)
    {
        var builder = new SubjectAlternativeNameBuilder();
        foreach (var host in names.Hosts) builder.AddDnsName(host);
        foreach (var address in names.Addresses) builder.AddIpAddress(address);
        return builder.Build();
    }

    private static byte[] SerialNumber()
    {
        // Positive, and never with a leading zero.
        var number = RandomNumberGenerator.GetBytes(16);
        number[0] = (byte)((number[0] & 0x7f) | 0x40);
        return number;
    }
}
