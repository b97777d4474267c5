using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace BatchAi.Client.Http;

/// <summary>Reads certificates; .NET Framework knows no PEM.</summary>
internal static class PemFile
{
    private const string Begin = "-----BEGIN CERTIFICATE-----";
    private const string End = "-----END CERTIFICATE-----";

    /// <summary>The first certificate of a file in PEM, or the one of a file in DER.</summary>
    internal static X509Certificate2 ReadCertificate(string path)
    {
        var bytes = File.ReadAllBytes(path);
        var text = Encoding.ASCII.GetString(bytes);
        var start = text.IndexOf(Begin, StringComparison.Ordinal);
        var end = start < 0 ? -1 : text.IndexOf(End, start, StringComparison.Ordinal);
        return new X509Certificate2(end < 0 ? bytes : Convert.FromBase64String(text.Substring(start + Begin.Length, end - start - Begin.Length)));
    }
}
