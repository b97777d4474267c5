using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace BatchAi.Service.Hosting.Tls;

/// <summary>The certificates of a data root: used while they are good, made anew when they are not.</summary>
internal static class CertificateStore
{
    private static readonly TimeSpan LeastRemaining = TimeSpan.FromDays(30);

    /// <summary>The server's certificate with its key; the authority's is in its file.</summary>
    internal static X509Certificate2 LoadOrCreate(DataRoot root, CertificateNames names, DateTimeOffset now)
    {
        if (TryLoad(root) is { } stored)
        {
            if (IsGood(stored, names, now))
            {
                OwnerOnly.Restrict(root.ServerCertificate);
                stored.Authority.Dispose();
                return stored.Server;
            }

            stored.Dispose();
        }

        return Create(root, names, now);
    }

    /// <summary>The certificate that a data root's clients trust.</summary>
    internal static X509Certificate2 LoadAuthority(DataRoot root) => X509Certificate2.CreateFromPem(File.ReadAllText(root.CaCertificate));

    /// <summary>What trusts one authority and nothing else.</summary>
    internal static X509ChainPolicy Trusting(X509Certificate2 authority, DateTimeOffset? time = null)
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck, DisableCertificateDownloads = true };
        policy.CustomTrustStore.Add(authority);
        if (time is { } given) policy.VerificationTime = given.UtcDateTime;
        return policy;
    }

    private static CertificatePair? TryLoad(DataRoot root)
    {
        try
        {
            return new CertificatePair(LoadAuthority(root), X509Certificate2.CreateFromPemFile(root.ServerCertificate));
        }
        catch (Exception error) when (error is IOException or CryptographicException)
        {
            // Not there, or not whole: both are made anew together.
            return null;
        }
    }

    private static bool IsGood(CertificatePair pair, CertificateNames names, DateTimeOffset now)
    {
        if (pair.Server.NotAfter.ToUniversalTime() - now.UtcDateTime < LeastRemaining) return false;
        if (!CertificateNames.Of(pair.Server).Cover(names)) return false;
        using var chain = new X509Chain { ChainPolicy = Trusting(pair.Authority, now) };
        return chain.Build(pair.Server);
    }

    private static X509Certificate2 Create(DataRoot root, CertificateNames names, DateTimeOffset now)
    {
        using var pair = CertificatePair.Create(names, now);
        OwnerOnly.CreateDirectory(root.Tls);
        var key = pair.Server.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem();
        OwnerOnly.ReplaceText(root.ServerCertificate, $"{pair.Server.ExportCertificatePem()}\n{key}\n", durable: true);
        OwnerOnly.ReplaceText(root.CaCertificate, $"{pair.Authority.ExportCertificatePem()}\n", durable: true);
        return X509Certificate2.CreateFromPemFile(root.ServerCertificate);
    }
}
