using System.Diagnostics;
using BatchAi.Service.Tests.Api.Support;

namespace BatchAi.Service.Tests.Clients;

/// <summary>Runs somebody else's client against a service.</summary>
internal static class ClientProcess
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    /// <summary>Runs a client to its end and hands back what it printed; it has to end well.</summary>
    internal static async Task<string> RunAsync(TestService service, string program, params string[] arguments)
    {
        using var process = Process.Start(Describe(service, program, arguments))!;
        using var end = new CancellationTokenSource(Patience);
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(end.Token), process.StandardError.ReadToEndAsync(end.Token));
        try
        {
            await process.WaitForExitAsync(end.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        var printed = await output;
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}.\n{printed}\n{await errors}");
        return printed;
    }

    private static ProcessStartInfo Describe(TestService service, string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["REQUESTS_CA_BUNDLE"] = service.CaPath;
        start.Environment["NODE_EXTRA_CA_CERTS"] = service.CaPath;
        start.Environment["NO_PROXY"] = "localhost,127.0.0.1";
        start.Environment["AZURE_CONFIG_DIR"] = Path.Combine(service.Root.Path, "azure");
        start.Environment["AZURE_CORE_COLLECT_TELEMETRY"] = "false";
        start.Environment["AZURE_CORE_NO_COLOR"] = "true";
        return start;
    }
}
