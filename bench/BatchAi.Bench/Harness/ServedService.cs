using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Security;
using BatchAi.Bench.Benchmarks.Storage;
using BatchAi.Service.Agent.Native;
using BatchAi.Service.Agent.Protocol;
using BatchAi.Service.Hosting;
using BatchAi.Service.Hosting.Discovery;
using BatchAi.Service.Hosting.Tls;

namespace BatchAi.Bench.Harness;

/// <summary>A real service, as a process of the built executable, and a client that keeps its connections.</summary>
internal sealed class ServedService : IAsyncDisposable
{
    private const double Patience = 60;
    private readonly DataRoot _root;

    private ServedService(DataRoot root, int process, ServiceDescription description)
    {
        _root = root;
        Process = process;
        Description = description;
        var handler = new SocketsHttpHandler
        {
            UseProxy = false,
            SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = CertificateStore.Trusting(CertificateStore.LoadAuthority(root)) },
        };
        Client = new HttpClient(handler) { BaseAddress = new Uri(description.ManagementEndpoint) };
        Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", File.ReadAllText(root.Token));
    }

    internal int Process { get; }

    internal HttpClient Client { get; }

    /// <summary>Where it is.</summary>
    internal ServiceDescription Description { get; }

    internal DataRoot Root => _root;

    /// <summary>Starts a service on a data root, and returns when it has answered a request.</summary>
    internal static async Task<ServedService> StartAsync(string folder)
    {
        var service = await StartAsync(folder, ResidentAgent.Executable, "serve", "--data-root", folder, "--port", "0", "--blob-port", "0", "--file-port", "0");
        using var answer = await service.Client.GetAsync("/batchai/v1/service");
        answer.EnsureSuccessStatusCode();
        return service;
    }

    /// <summary>Starts this program again as a server that does nothing with what it is sent.</summary>
    internal static Task<ServedService> StartNullAsync(string folder) => StartAsync(folder, Environment.ProcessPath!, NullService.Word, folder);

    /// <summary>Starts a service of storage alone, with one account.</summary>
    internal static Task<ServedService> StartStorageAsync(string folder, string account, string key)
    {
        var accounts = Path.Combine(folder, "accounts");
        OwnerOnly.WriteAllText(accounts, $"{account}:{key}\n");
        return StartAsync(folder, ResidentAgent.Executable, "serve", "--only", "storage", "--account-file", accounts, "--data-root", folder, "--port", "0", "--blob-port", "0", "--file-port", "0");
    }

    /// <summary>Starts this program again as a storage server that keeps nothing, or what comes and no more.</summary>
    internal static Task<ServedService> StartNullStorageAsync(string folder, bool isKeeping = false) => StartAsync(folder, Environment.ProcessPath!, isKeeping ? NullStorage.KeepingWord : NullStorage.Word, folder);

    /// <summary>Ends the service, and its agent as well: nothing is left.</summary>
    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        if (await AgentClient.TryConnectAsync(_root.Path, CancellationToken.None) is not { } agent) return;
        try
        {
            await agent.ShutdownAsync();
        }
        catch (BatchAiException error) when (error.Code == "AgentGone")
        {
            // It may end before its answer is sent.
        }

        agent.Dispose();
    }

    /// <summary>Ends the service politely, and leaves its agent.</summary>
    internal async Task StopAsync()
    {
        Client.Dispose();
        ProcessSignals.Send(Process, ProcessSignals.Terminate);
        while (!ProcessSignals.TryReap(Process)) await Task.Delay(5);
    }

    private static async Task<ServedService> StartAsync(string folder, string program, params string[] arguments)
    {
        var root = new DataRoot(folder);
        var process = Spawner.Start(new SpawnRequest(program, arguments, OwnProgram.AllowedEnvironment(), new Dictionary<int, Descriptor>()));
        var start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start).TotalSeconds < Patience)
        {
            if (ServiceFile.TryRead(root) is { } description && description.Pid == process) return new ServedService(root, process, description);
            await Task.Delay(1);
        }

        throw new TimeoutException("The service is not ready.");
    }
}
