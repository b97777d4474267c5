using System.Net;
using System.Security.Cryptography.X509Certificates;

namespace BatchAi.Service.Hosting.Tls;

/// <summary>The names and addresses that a server's certificate is good for.</summary>
/// <param name="Hosts">Names, wildcards among them.</param>
/// <param name="Addresses">Addresses.</param>
internal sealed record CertificateNames(IReadOnlySet<string> Hosts, IReadOnlySet<IPAddress> Addresses)
{
    /// <summary>The names of a service: this machine's loopback, and what its user calls it.</summary>
    /// <param name="hosts">More names or addresses.</param>
    /// <exception cref="BatchAiException">One of them is neither.</exception>
    internal static CertificateNames Of(IEnumerable<string> hosts)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var addresses = new HashSet<IPAddress> { IPAddress.Loopback, IPAddress.IPv6Loopback };
        foreach (var host in hosts.Prepend("localhost"))
        {
            if (IPAddress.TryParse(host, out var address)) addresses.Add(address);
            else names.UnionWith([Valid(host), $"*.blob.{host}", $"*.file.{host}"]);
        }

        return new CertificateNames(names, addresses);
    }

    /// <summary>The names that a certificate has.</summary>
    internal static CertificateNames Of(X509Certificate2 certificate)
    {
        var alternatives = certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>().ToList();
        return new CertificateNames(
            alternatives.SelectMany(a => a.EnumerateDnsNames()).ToHashSet(StringComparer.OrdinalIgnoreCase),
            alternatives.SelectMany(a => a.EnumerateIPAddresses()).ToHashSet());
    }

    /// <summary>Whether all of the others are among these.</summary>
    internal bool Cover(CertificateNames others) => Hosts.IsSupersetOf(others.Hosts) && Addresses.IsSupersetOf(others.Addresses);

    private static string Valid(string host) =>
        Uri.CheckHostName(host) == UriHostNameType.Dns && host.All(char.IsAscii)
            ? host
            : throw new BatchAiException("HostInvalid", $"'{host}' is neither a host name nor an address.", "Give --host a name like build7 or build7.example.org, or an address.");
}
