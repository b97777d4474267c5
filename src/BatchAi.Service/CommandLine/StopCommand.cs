using System.CommandLine;
using BatchAi.Service.Agent.Attempts;
using BatchAi.Service.Hosting.Discovery;

namespace BatchAi.Service.CommandLine;

/// <summary><c>batchai stop</c>: ends the service.</summary>
internal static class StopCommand
{
    private const string Description = """
        End the service. Running jobs go on, and the next service finds them; --jobs terminates them first.

        Exit codes: 0 it has ended, or none ran; 1 it still runs; 2 the command line is wrong.
        """;

    private static readonly TimeSpan DefaultPatience = TimeSpan.FromMinutes(1);
    private static readonly Option<string?> DataRootOption = HostingOptions.DataRoot();
    private static readonly Option<bool> Jobs = new("--jobs") { Description = "Terminate all jobs first." };
    private static readonly Option<TimeSpan?> Timeout = new("--timeout", "-t")
    {
        Description = "How long to wait: 90 (seconds), 30m, 2h, 1d or 1:30:00; a minute if not given.",
        HelpName = "time",
        CustomParser = TimeArgument.Parse,
    };

    internal static Command Create()
    {
        var command = new Command("stop", Description) { DataRootOption, Jobs, Timeout };
        command.SetAction((parsed, cancellationToken) => HostingOptions.RunAsync(async () =>
        {
            var root = HostingOptions.Root(parsed, DataRootOption);
            var ended = await ServiceStop.StopAsync(root, parsed.GetValue(Jobs), parsed.GetValue(Timeout) ?? DefaultPatience, new BootClock(), cancellationToken);
            Console.WriteLine(ended is null ? $"No service runs for '{root.Path}'." : $"The service (pid {ended}) has ended.");
            return 0;
        }));
        return command;
    }
}
