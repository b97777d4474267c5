using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using BatchAi.Service.Hosting.Tls;
using BatchAi.Service.Tests.HostingService.Support;

namespace BatchAi.Service.Tests.HostingService;

public sealed class CertificateTests : IDisposable
{
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();
    private readonly DataFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Create_Server_HasWhatStrictVerifiersWant()
    {
        using var pair = Create();
        var server = pair.Server;

        Assert.Equal("1.2.840.10045.3.1.7", server.GetECDsaPrivateKey()!.ExportParameters(false).Curve.Oid.Value);
        Assert.Contains(server.Extensions, e => e is X509BasicConstraintsExtension { Critical: true, CertificateAuthority: false });
        Assert.Contains(server.Extensions, e => e is X509KeyUsageExtension { Critical: true, KeyUsages: X509KeyUsageFlags.DigitalSignature });
        Assert.Contains(server.Extensions, e => e is X509EnhancedKeyUsageExtension { EnhancedKeyUsages: [{ Value: "1.3.6.1.5.5.7.3.1" }] });
        Assert.True(server.NotAfter - server.NotBefore <= TimeSpan.FromDays(397));
        Assert.Equal(KeyIdOf(pair.Authority), AuthorityKeyIdOf(server));
        Assert.NotEmpty(KeyIdOf(server));
    }

    [Fact]
    public void Create_Authority_HasWhatStrictVerifiersWantAndNoKey()
    {
        using var pair = Create();
        var authority = pair.Authority;

        Assert.False(authority.HasPrivateKey);
        Assert.Contains(authority.Extensions, e => e is X509BasicConstraintsExtension { Critical: true, CertificateAuthority: true, PathLengthConstraint: 0 });
        Assert.Contains(authority.Extensions, e => e is X509KeyUsageExtension { Critical: true, KeyUsages: X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign });
        Assert.Equal(KeyIdOf(authority), AuthorityKeyIdOf(authority));
    }

    [Fact]
    public void Of_Hosts_NamesLoopbackStorageAndEachHost()
    {
        var names = CertificateNames.Of(["build7.example.org", "10.1.2.3", "fe80::1"]);
        using var pair = CertificatePair.Create(names, Now);

        var found = CertificateNames.Of(pair.Server);

        Assert.Equal(
            ["*.blob.build7.example.org", "*.blob.localhost", "*.file.build7.example.org", "*.file.localhost", "build7.example.org", "localhost"],
            found.Hosts.Order(StringComparer.Ordinal));
        Assert.True(found.Addresses.SetEquals([IPAddress.Loopback, IPAddress.IPv6Loopback, IPAddress.Parse("10.1.2.3"), IPAddress.Parse("fe80::1")]));
    }

    [Theory]
    [InlineData("https://host")]
    [InlineData("*.host")]
    [InlineData("a b")]
    [InlineData("")]
    [InlineData("höst")]
    [InlineData("host:10010")]
    public void Of_NoHostName_IsRefused(string host) =>
        Assert.Equal("HostInvalid", Assert.Throws<BatchAiException>(() => CertificateNames.Of([host])).Code);

    [Fact]
    public void Create_Pair_IsTrustedByItsAuthorityAlone()
    {
        using var pair = Create();
        using var other = Create();

        Assert.True(IsTrusted(pair.Server, pair.Authority));
        Assert.False(IsTrusted(pair.Server, other.Authority));
        Assert.NotEqual(pair.Authority.Subject, other.Authority.Subject);
    }

    [ProgramFact("openssl")]
    public async Task LoadOrCreate_Files_PassOpenSslsStrictVerifier()
    {
        Load();

        var (exitCode, output) = await Programs.RunAsync("openssl", "verify", "-x509_strict", "-purpose", "sslserver", "-verify_hostname", "localhost", "-CAfile", _folder.Root.CaCertificate, _folder.Root.ServerCertificate);

        Assert.True(exitCode == 0, output);
    }

    [Fact]
    public void LoadOrCreate_Files_HoldOneOwnerOnlyKeyAndNoneOfTheAuthority()
    {
        Load();

        Assert.Equal(["ca.pem", "server.pem"], Directory.GetFiles(_folder.Root.Tls).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_folder.Root.ServerCertificate));
        Assert.DoesNotContain("PRIVATE", File.ReadAllText(_folder.Root.CaCertificate), StringComparison.Ordinal);
        Assert.Equal(2, File.ReadAllText(_folder.Root.ServerCertificate).Split("PRIVATE KEY").Length - 1);
    }

    [Fact]
    public void LoadOrCreate_StillGood_KeepsThePair()
    {
        var first = Load("build7");

        Assert.Equal(first, Load("build7"));
        Assert.Equal(first, Load());
        Assert.Equal(first, Load(Now.AddDays(365)));
    }

    [Fact]
    public void LoadOrCreate_LessThanThirtyDaysLeft_MakesANewPair()
    {
        var first = Load();
        var authority = File.ReadAllText(_folder.Root.CaCertificate);

        Assert.NotEqual(first, Load(Now.AddDays(367)));
        Assert.NotEqual(authority, File.ReadAllText(_folder.Root.CaCertificate));
    }

    [Fact]
    public void LoadOrCreate_NewName_MakesANewPair() => Assert.NotEqual(Load(), Load("build7"));

    [Theory]
    [InlineData("ca.pem", "")]
    [InlineData("ca.pem", null)]
    [InlineData("server.pem", "-----BEGIN CERTIFICATE-----")]
    [InlineData("server.pem", null)]
    public void LoadOrCreate_DamagedFile_MakesANewPair(string name, string? text)
    {
        var first = Load();
        var path = Path.Combine(_folder.Root.Tls, name);
        if (text is null) File.Delete(path);
        else File.WriteAllText(path, text);

        Assert.NotEqual(first, Load());
        Assert.True(IsTrusted(X509Certificate2.CreateFromPemFile(_folder.Root.ServerCertificate), CertificateStore.LoadAuthority(_folder.Root)));
    }

    [Fact]
    public void LoadOrCreate_AuthorityOfAnotherPair_MakesANewPair()
    {
        var first = Load();
        using var other = Create();
        File.WriteAllText(_folder.Root.CaCertificate, other.Authority.ExportCertificatePem());

        Assert.NotEqual(first, Load());
    }

    private static CertificatePair Create() => CertificatePair.Create(CertificateNames.Of([]), Now);

    private string Load(params string[] hosts) => Load(Now, hosts);

    private string Load(DateTimeOffset now, params string[] hosts)
    {
        using var server = CertificateStore.LoadOrCreate(_folder.Root, CertificateNames.Of(hosts), now);
        Assert.True(server.HasPrivateKey);
        return server.Thumbprint;
    }

    private static bool IsTrusted(X509Certificate2 server, X509Certificate2 authority)
    {
        using var chain = new X509Chain { ChainPolicy = CertificateStore.Trusting(authority) };
        chain.ChainPolicy.ApplicationPolicy.Add(new Oid("1.3.6.1.5.5.7.3.1"));
        return chain.Build(server);
    }

    private static string KeyIdOf(X509Certificate2 certificate) =>
        certificate.Extensions.OfType<X509SubjectKeyIdentifierExtension>().Single().SubjectKeyIdentifier!;

    private static string AuthorityKeyIdOf(X509Certificate2 certificate) =>
        Convert.ToHexString(certificate.Extensions.OfType<X509AuthorityKeyIdentifierExtension>().Single().KeyIdentifier!.Value.Span);
}
