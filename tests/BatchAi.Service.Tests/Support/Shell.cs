using System.Diagnostics;

namespace BatchAi.Service.Tests.Support;

/// <summary>Runs a command line for a test's own purposes.</summary>
internal static class Shell
{
    /// <summary>Runs a script with arguments.</summary>
    /// <returns>Whether it succeeded.</returns>
    internal static async Task<bool> TryRunAsync(string script, params string[] arguments)
    {
        var start = new ProcessStartInfo("/bin/sh", ["-c", script, "sh", .. arguments]) { UseShellExecute = false, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0;
    }

    internal static async Task MakeFifoAsync(string path) => Assert.True(await TryRunAsync("mkfifo \"$1\"", path));
}
