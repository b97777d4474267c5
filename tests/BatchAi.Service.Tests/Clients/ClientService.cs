using BatchAi.Service.Hosting;
using BatchAi.Service.Hosting.Discovery;
using BatchAi.Service.Tests.Crash;
using BatchAi.Service.Tests.HostingService.Support;

namespace BatchAi.Service.Tests.Clients;

/// <summary>The real program on free ports, and how clients that nobody here wrote are run against it.</summary>
public sealed class ClientService : IAsyncLifetime
{
    private readonly BatchAiProcess _program = new();

    internal DataRoot Root => _program.Root;

    internal string Endpoint => ServiceFile.TryRead(Root)!.ManagementEndpoint.TrimEnd('/');

    internal string Token => File.ReadAllText(Root.Token).Trim();

    public Task InitializeAsync() => _program.ServeAsync();

    public async Task DisposeAsync() => await _program.DisposeAsync();

    /// <summary>A client of our own.</summary>
    internal CrashClient Client() => new(Root, new Uri(Endpoint));

    /// <summary>Runs a client to its end; it has to end well.</summary>
    internal Task<string> RunAsync(string program, params string[] arguments) => ClientProcess.RunAsync(Root.CaCertificate, Root.Path, program, arguments);

    /// <summary>Runs a client to its end, whatever that is.</summary>
    internal Task<(int ExitCode, string Printed, string Errors)> TryRunAsync(string program, params string[] arguments) =>
        ClientProcess.TryRunAsync(Root.CaCertificate, Root.Path, program, arguments);

    /// <summary>Runs a script of ours that uses a client for Azure.</summary>
    internal Task<string> RunScriptAsync(string program, string script, params string[] more) => RunAsync(program, [ClientProcess.Script("Clients", script), Endpoint, Token, .. more]);

    /// <summary>Runs the script of the module.</summary>
    internal Task<string> RunModuleAsync(string module, string name) =>
        RunAsync("pwsh", "-NoProfile", "-NonInteractive", "-File", ClientProcess.Script("Clients", "batchai_flow.ps1"), module, Root.Path, name, Path.Combine(Root.Path, "home", name));
}
