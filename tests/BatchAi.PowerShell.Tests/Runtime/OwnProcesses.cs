using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace BatchAi.Runtime;

/// <summary>Ends what a test's service left running: its agent, which would wait for more jobs.</summary>
internal static class OwnProcesses
{
    private const int PoliteLooks = 500;
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(10);

    /// <summary>Ends all processes that have a folder of the test in their arguments.</summary>
    internal static async Task EndAsync(string folder)
    {
        // An agent that is asked puts its cgroups away; one that is killed leaves them.
        if (Mentioning(folder) is { Count: > 0 } asked) await AskAsync(asked);
        for (var look = 0; look < PoliteLooks && Mentioning(folder).Count > 0; look++) await Task.Delay(Look);
        while (Mentioning(folder) is { Count: > 0 } processes)
        {
            foreach (var process in processes) End(process);
            await Task.Delay(Look);
        }
    }

    private static async Task AskAsync(IEnumerable<int> processes)
    {
        using var kill = Process.Start("/bin/sh", ["-c", "kill -TERM \"$@\" 2> /dev/null", "sh", .. processes.Select(id => id.ToString(CultureInfo.InvariantCulture))]);
        await kill.WaitForExitAsync();
    }

    private static List<int> Mentioning(string text) => OperatingSystem.IsLinux()
        ? [.. Directory.EnumerateDirectories("/proc").Select(Path.GetFileName).Where(name => name!.All(char.IsAsciiDigit)).Select(name => int.Parse(name!)).Where(id => id != Environment.ProcessId && Arguments(id).Contains(text))]
        : [];

    private static string Arguments(int process)
    {
        try
        {
            return Encoding.UTF8.GetString(File.ReadAllBytes($"/proc/{process}/cmdline"));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    private static void End(int process)
    {
        try
        {
            Process.GetProcessById(process).Kill();
        }
        catch (Exception error) when (error is ArgumentException or InvalidOperationException)
        {
            // It was quicker.
        }
    }
}
