using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using BatchAi.Bench.Harness;
using BatchAi.Service.Agent.Native;
using BatchAi.Service.Hosting;
using BatchAi.Service.Hosting.Tls;

namespace BatchAi.Bench.Benchmarks.Storage;

/// <summary>Azurite's blob service, as a process.</summary>
internal static class AzuriteProcess
{
    private const double Patience = 60;

    internal static async Task<StorageSide> StartAsync(string program)
    {
        var root = new DataRoot(TemporaryFolder.Create());
        CertificateStore.LoadOrCreate(root, CertificateNames.Of([]), DateTimeOffset.UtcNow).Dispose();
        var port = FreePort();
        var number = port.ToString(System.Globalization.CultureInfo.InvariantCulture);
        string[] arguments = ["--silent", "--skipApiVersionCheck", "--location", root.Path, "--blobPort", number, "--cert", root.ServerCertificate, "--key", root.ServerCertificate, "--disableTelemetry"];
        var environment = new Dictionary<string, string>(OwnProgram.AllowedEnvironment()) { ["AZURITE_ACCOUNTS"] = $"{StorageSide.Account}:{StorageSide.Key}" };
        var process = Spawner.Start(new SpawnRequest(program, arguments, environment, new Dictionary<int, Descriptor>()));
        var start = Stopwatch.GetTimestamp();
        while (!await AnswersAsync(port))
        {
            if (Stopwatch.GetElapsedTime(start).TotalSeconds > Patience) throw new TimeoutException("Azurite is not ready.");
            await Task.Delay(50);
        }

        return new StorageSide("Azurite", process, $"https://127.0.0.1:{port}/{StorageSide.Account}", null, root.CaCertificate);
    }

    internal static async Task StopAsync(int process)
    {
        ProcessSignals.Send(process, ProcessSignals.Terminate);
        var start = Stopwatch.GetTimestamp();
        while (!ProcessSignals.TryReap(process))
        {
            if (Stopwatch.GetElapsedTime(start).TotalSeconds > Patience) ProcessSignals.Send(process, ProcessSignals.Kill);
            await Task.Delay(20);
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task<bool> AnswersAsync(int port)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
