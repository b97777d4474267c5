using System.Diagnostics;

namespace BatchAi.Service.Tests.Clients;

/// <summary>Runs somebody else's client against a service.</summary>
internal static class ClientProcess
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    /// <summary>Runs a client that trusts an authority to its end and hands back what it printed; it has to end well.</summary>
    /// <param name="authority">The authority's certificate.</param>
    /// <param name="folder">Where it may keep what it remembers.</param>
    /// <param name="program">The client.</param>
    /// <param name="arguments">What it is told.</param>
    internal static async Task<string> RunAsync(string authority, string folder, string program, string[] arguments)
    {
        var (exitCode, printed, errors) = await TryRunAsync(authority, folder, program, arguments);
        Assert.True(exitCode == 0, $"{program} {string.Join(' ', arguments)} ended with {exitCode}.\n{printed}\n{errors}");
        return printed;
    }

    /// <summary>The same for a client that may end otherwise.</summary>
    internal static async Task<(int ExitCode, string Printed, string Errors)> TryRunAsync(string authority, string folder, string program, string[] arguments)
    {
        using var process = Process.Start(Describe(authority, folder, program, arguments))!;
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

        return (process.ExitCode, await output, await errors);
    }

    /// <summary>The path of a client's script, which lies beside the tests.</summary>
    internal static string Script(string folder, string name)
    {
        var root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "BatchAi.sln"))) root = Path.GetDirectoryName(root)!;
        return Path.Combine(root, "tests", "BatchAi.Service.Tests", folder, name);
    }

    private static ProcessStartInfo Describe(string authority, string folder, string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["REQUESTS_CA_BUNDLE"] = authority;
        start.Environment["NODE_EXTRA_CA_CERTS"] = authority;
        start.Environment["NO_PROXY"] = "localhost,127.0.0.1";
        start.Environment["HOME"] = Directory.CreateDirectory(Path.Combine(folder, "home")).FullName;
        start.Environment["AZURE_CONFIG_DIR"] = Path.Combine(folder, "azure");
        start.Environment["AZURE_CORE_COLLECT_TELEMETRY"] = "false";
        start.Environment["AZURE_CORE_NO_COLOR"] = "true";
        return start;
    }
}
