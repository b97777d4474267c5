using System.CommandLine;
using System.Text.Json;
using BatchAi.Service.Hosting.Discovery;

namespace BatchAi.Service.CommandLine;

/// <summary><c>batchai status</c>: whether a service runs, where, and what its jobs do.</summary>
internal static class StatusCommand
{
    private const string Description = """
        Tell whether a service runs, where it is, and how many jobs are in which state.

        Exit codes: 0 it runs and answers; 1 it runs and does not answer; 2 the command line is wrong; 3 none runs.
        """;

    private const int NameWidth = 10;
    private static readonly Option<string?> DataRootOption = HostingOptions.DataRoot();
    private static readonly Option<bool> Json = HostingOptions.Json();

    internal static Command Create()
    {
        var command = new Command("status", Description) { DataRootOption, Json };
        command.SetAction((parsed, cancellationToken) => HostingOptions.RunAsync(async () =>
        {
            var report = await StatusReport.ReadAsync(HostingOptions.Root(parsed, DataRootOption), cancellationToken);
            foreach (var line in parsed.GetValue(Json) ? [JsonSerializer.Serialize(report, HostingJson.Default.StatusReport)] : Lines(report)) Console.WriteLine(line);
            return !report.Running ? HostingOptions.OtherState : report.Ready ? 0 : HostingOptions.Failed;
        }));
        return command;
    }

    private static IEnumerable<string> Lines(StatusReport report)
    {
        if (!report.Running) return [$"No service runs for '{report.DataRoot}'. Start one with 'batchai serve --detach'."];
        if (!report.Ready) return [$"The service of '{report.DataRoot}' (pid {report.Pid}) is starting or ending."];
        return
        [
            $"{"service",-NameWidth}{report.ManagementEndpoint} (pid {report.Pid}, version {report.Version})",
            $"{"uptime",-NameWidth}{TextRunReport.Duration(TimeSpan.FromSeconds(report.UptimeSeconds ?? 0))}",
            $"{"data root",-NameWidth}{report.DataRoot}",
            $"{"token",-NameWidth}{report.TokenPath}",
            $"{"CA",-NameWidth}{report.CaPath}",
            $"{"jobs",-NameWidth}{JobWords(report.Jobs!)}",
        ];
    }

    private static string JobWords(IReadOnlyDictionary<string, int> jobs) =>
        jobs.Count == 0 ? "none" : string.Join(", ", jobs.OrderBy(j => j.Key, StringComparer.Ordinal).Select(j => $"{j.Value} {j.Key}"));
}
