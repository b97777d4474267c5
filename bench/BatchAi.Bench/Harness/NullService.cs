using System.Runtime.InteropServices;
using BatchAi.Service.Hosting;
using BatchAi.Service.Hosting.Discovery;
using BatchAi.Service.Hosting.Serving;
using BatchAi.Service.Hosting.Tls;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace BatchAi.Bench.Harness;

/// <summary>The service's own web server with nothing behind it: what a request costs before anybody looks at it.</summary>
internal static class NullService
{
    /// <summary>The argument by which this program becomes one.</summary>
    internal const string Word = "null-service";

    internal static async Task RunAsync(string folder)
    {
        var root = new DataRoot(folder);
        _ = ServiceToken.ReadOrCreate(root);
        using var listeners = Listeners.Open(new ServiceOptions { Root = root, Port = 0, BlobPort = 0, FilePort = 0 });
        using var certificate = CertificateStore.LoadOrCreate(root, CertificateNames.Of([]), DateTimeOffset.UtcNow);
        await using var app = ManagementServer.Build(root, listeners, certificate, new EventLog(root.ServiceLog, TimeProvider.System));
        app.Run(AnswerAsync);
        await app.StartAsync();

        var end = new TaskCompletionSource();
        using var signal = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context =>
        {
            context.Cancel = true;
            end.TrySetResult();
        });
        ServiceFile.Write(root, new ServiceDescription
        {
            Pid = Environment.ProcessId,
            StartTime = DateTimeOffset.UtcNow,
            ManagementEndpoint = $"https://localhost:{listeners.ManagementPort}",
            TokenPath = root.Token,
            CaPath = root.CaCertificate,
        });
        await end.Task;
        await app.StopAsync();
    }

    private static async Task AnswerAsync(HttpContext http)
    {
        var chunk = new byte[4096];
        while (await http.Request.Body.ReadAsync(chunk) > 0)
        {
            // Read to its end, as a service has to.
        }

        http.Response.StatusCode = StatusCodes.Status202Accepted;
    }
}
