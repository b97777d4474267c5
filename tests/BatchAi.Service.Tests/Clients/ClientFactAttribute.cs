using System.ComponentModel;
using System.Diagnostics;

namespace BatchAi.Service.Tests.Clients;

/// <summary>A test that needs somebody else's client; where that is not installed, the test says so and is skipped.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ClientFactAttribute : FactAttribute
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Makes a test that runs when a command succeeds.</summary>
    /// <param name="client">The client's name.</param>
    /// <param name="program">The program that tells whether it is there.</param>
    /// <param name="arguments">What the program is asked.</param>
    public ClientFactAttribute(string client, string program, params string[] arguments)
    {
        if (!IsThere(program, arguments)) Skip = $"{client} is not installed here.";
    }

    /// <summary>Whether a command succeeds that only works where a client is installed.</summary>
    internal static bool IsThere(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
            return process.WaitForExit(Patience) && process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
