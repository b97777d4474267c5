using System.Globalization;

namespace BatchAi.Client.Local;

/// <summary>Starts the service of a data root, in a session of its own.</summary>
/// <param name="root">The data root.</param>
/// <param name="options">What to start and how.</param>
/// <param name="observer">Who hears what there is to tell.</param>
internal sealed class ServiceStarter(string root, ServiceStartOptions options, IClientObserver observer)
{
    // What the service answers when another one has the data root; that one is as good.
    private const int OtherServes = 3;
    private const string PortTaken = "PortInUse";

    /// <summary>Starts it; completes when it is ready, or when another one is about to be.</summary>
    /// <exception cref="BatchAiException">It did not start.</exception>
    internal async Task StartAsync(CancellationToken cancellationToken)
    {
        var found = ServiceProgram.Find(options);
        var program = found.IsOfModule ? ServiceCopy.Make(found.Path, root) : found.Path;
        var (exitCode, words) = await RunAsync(program, found.NeedsRuntime, Ports(options.Port), cancellationToken);
        if (options.Port is null && words.Contains(PortTaken))
        {
            observer.Trace("The usual ports are taken; the service gets free ones.");
            (exitCode, words) = await RunAsync(program, found.NeedsRuntime, Ports(0), cancellationToken);
        }

        if (exitCode is not (0 or OtherServes)) throw LocalErrors.NotStarted(exitCode, words);
    }

    private async Task<(int ExitCode, string Words)> RunAsync(string program, bool needsRuntime, IEnumerable<string> ports, CancellationToken cancellationToken)
    {
        var arguments = new List<string> { "serve", "--detach", "--data-root=" + root };
        arguments.AddRange(ports);
        if (options.Listen is { } address) arguments.Add("--listen=" + address);
        if (options.IdleExit is { } time) arguments.Add(string.Format(CultureInfo.InvariantCulture, "--idle-exit={0:0.###}", time.TotalSeconds));
        var command = needsRuntime ? DotnetHost.Find() : program;
        if (needsRuntime) arguments.InsertRange(0, ["exec", program]);
        observer.Trace($"Starting {command} {string.Join(" ", arguments)}");
        return await ProgramRun.RunAsync(command, arguments, cancellationToken);
    }

    // One port that was chosen brings the two after it; 0 means free ones for all.
    private static IEnumerable<string> Ports(int? port) => port is { } chosen
        ? [$"--port={chosen}", $"--blob-port={(chosen == 0 ? 0 : chosen + 1)}", $"--file-port={(chosen == 0 ? 0 : chosen + 2)}"]
        : [];
}
