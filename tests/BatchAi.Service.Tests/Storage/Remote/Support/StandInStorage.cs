using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;

namespace BatchAi.Service.Tests.Storage.Remote.Support;

/// <summary>A server of storage that answers as a test wants.</summary>
internal sealed class StandInStorage : IAsyncDisposable
{
    private readonly WebApplication _app;

    private StandInStorage(WebApplication app, string authority)
    {
        (_app, Authority) = (app, authority);
        Endpoint = new Uri(app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First());
    }

    internal Uri Endpoint { get; }

    /// <summary>The certificate that its clients must trust, in PEM.</summary>
    internal string Authority { get; }

    /// <summary>Starts a server.</summary>
    /// <param name="answer">Answers each request.</param>
    /// <param name="name">The address that its certificate is for.</param>
    internal static async Task<StandInStorage> StartAsync(RequestDelegate answer, string name = "127.0.0.1")
    {
        var certificate = CreateCertificate(IPAddress.Parse(name));
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen =>
            listen.UseHttps(certificate, https => https.HandshakeTimeout = TimeSpan.FromMinutes(5))));
        var app = builder.Build();
        app.Run(answer);
        await app.StartAsync();
        return new StandInStorage(app, certificate.ExportCertificatePem());
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static X509Certificate2 CreateCertificate(IPAddress address)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Stand-in", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(address);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch.AddYears(50), DateTimeOffset.UnixEpoch.AddYears(70));
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pfx), null);
    }
}
