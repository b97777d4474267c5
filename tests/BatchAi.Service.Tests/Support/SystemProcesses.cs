using System.Globalization;
using System.Text;
using BatchAi.Service.Agent.Native;
using BatchAi.Service.Agent.Processes;

namespace BatchAi.Service.Tests.Support;

/// <summary>The machine's processes as a test looks for its own among them.</summary>
internal static class SystemProcesses
{
    internal const int StopSignal = 19;
    internal const int ContinueSignal = 18;

    /// <summary>The living processes with a text in their arguments or in the environment they were started with.</summary>
    internal static IReadOnlyList<int> Mentioning(string text) =>
        [.. ProcessTable.Read().Where(p => p.IsAlive && p.Id != Environment.ProcessId).Select(p => p.Id)
            .Where(id => Arguments(id).Contains(text, StringComparison.Ordinal) || Read(id, "environ").Contains(text, StringComparison.Ordinal))];

    /// <summary>The shims that write to folders below a path; their own children, not yet become a task, are left out.</summary>
    internal static IReadOnlyList<int> Shims(string below) =>
        [.. ProcessTable.Read().Where(p => p.IsAlive && p.Session == p.Id).Select(p => p.Id)
            .Where(id => Arguments(id) is var a && a.Contains("shim.sh", StringComparison.Ordinal) && a.Contains(below, StringComparison.Ordinal))];

    /// <summary>The agents of a data root.</summary>
    internal static IReadOnlyList<int> Agents(string dataRoot) =>
        [.. Mentioning(dataRoot).Where(id => Arguments(id).Contains("\0agent\0", StringComparison.Ordinal))];

    internal static bool IsAlive(int process) => ProcessTable.TryRead(process) is { IsAlive: true };

    internal static string Arguments(int process) => Read(process, "cmdline");

    internal static void Kill(int process) => ProcessSignals.Send(process, ProcessSignals.Kill);

    /// <summary>Kills what has to do with a text, whatever is just being started by it included.</summary>
    internal static async Task KillAllAsync(string text)
    {
        while (Mentioning(text) is { Count: > 0 } left)
        {
            foreach (var process in left) Kill(process);
            await Task.Delay(10);
        }
    }

    internal static void Stop(int process) => ProcessSignals.Send(process, StopSignal);

    internal static void Continue(int process) => ProcessSignals.Send(process, ContinueSignal);

    internal static string Describe(int process) => string.Create(CultureInfo.InvariantCulture, $"{process}: {Arguments(process).Replace('\0', ' ')}");

    private static string Read(int process, string file)
    {
        try
        {
            return Encoding.UTF8.GetString(File.ReadAllBytes($"/proc/{process}/{file}"));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
