using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Net;
using BatchAi.Service.Agent.Attempts;
using BatchAi.Service.Hosting;
using BatchAi.Service.Hosting.Discovery;

namespace BatchAi.Service.CommandLine;

/// <summary><c>batchai serve</c>: the Batch AI API for this machine.</summary>
internal static class ServeCommand
{
    private const string Description = """
        Serve the Batch AI API on this machine, until Ctrl-C, 'batchai stop' or a polite kill. Running jobs go on.

        Exit codes: 0 ended as asked; 1 could not start; 2 the command line is wrong; 3 another service serves the
        data root already.
        """;

    private const int LogLines = 10;

    private static readonly Option<string?> DataRootOption = HostingOptions.DataRoot();
    private static readonly Option<int> Port = PortOption("--port", "management endpoint", ServiceOptions.DefaultPort);
    private static readonly Option<int> BlobPort = PortOption("--blob-port", "blob endpoint", ServiceOptions.DefaultBlobPort);
    private static readonly Option<int> FilePort = PortOption("--file-port", "file endpoint", ServiceOptions.DefaultFilePort);

    private static readonly Option<IPAddress?> Listen = new("--listen")
    {
        Description = "An address to listen on besides loopback, e.g. 0.0.0.0 for all of them.",
        HelpName = "address",
        CustomParser = ParseAddress,
    };

    private static readonly Option<string[]> Host = new("--host") { Description = "A name or address that clients call this machine; goes into its certificate. May be repeated.", HelpName = "name" };

    private static readonly Option<TimeSpan?> IdleExit = new("--idle-exit")
    {
        Description = "End after this time without jobs and requests: 90 (seconds), 30m, 2h, 1d or 1:30:00.",
        HelpName = "time",
        CustomParser = TimeArgument.Parse,
    };

    private static readonly Option<TimeSpan?> NodeIdle = new("--node-idle")
    {
        Description = "Give nodes of automatic scale back after this time without work; else 6m.",
        HelpName = "time",
        CustomParser = TimeArgument.Parse,
    };

    private static readonly Option<bool> AllowMountCommands = new("--allow-mount-commands") { Description = "Run the mount commands of unmanaged file systems; needs root." };

    private static readonly Option<bool> Detach = new("--detach") { Description = "Start the service in the background; return when it is ready." };

    private static readonly Option<string?> Only = new("--only") { Description = "Serve nothing but this: storage, for those who need accounts and no jobs.", HelpName = "storage" };

    /// <summary>Makes the command.</summary>
    /// <param name="whole">Starts what is served.</param>
    /// <param name="storage">Starts what is served when that is storage alone.</param>
    internal static Command Create(ContentStart whole, ContentStart storage)
    {
        Only.AcceptOnlyFromAmong("storage");
        var command = new Command("serve", Description) { DataRootOption, Port, BlobPort, FilePort, Listen, Host, IdleExit, NodeIdle, AllowMountCommands, MountOptions.Ca, MountOptions.Blobs, Detach, Only, AccountOptions.Accounts, AccountOptions.AccountFile };
        command.SetAction((parsed, cancellationToken) => HostingOptions.RunAsync(() =>
        {
            var options = Read(parsed);
            return parsed.GetValue(Detach) ? DetachAsync(options, cancellationToken) : ServeAsync(options, options.OnlyStorage ? storage : whole, cancellationToken);
        }));
        return command;
    }

    private static async Task<int> ServeAsync(ServiceOptions options, ContentStart content, CancellationToken cancellationToken)
    {
        using var interrupts = new Interrupts();
        using var stop = new CancellationTokenSource();

        // Before the service is ready, so that a signal which finds it just started ends it politely, too.
        interrupts.OnInterrupt(stop.Cancel);
        await using var host = await ServiceHost.StartAsync(options, content, new BootClock(), cancellationToken);
        await using var stopping = stop.Token.Register(host.RequestStop);
        Show(host.Description);
        await host.StopRequested;
        return 0;
    }

    private static async Task<int> DetachAsync(ServiceOptions options, CancellationToken cancellationToken)
    {
        if (ServiceLock.HolderOf(options.Root) is { } process) throw new ServiceRunningException(options.Root, process);
        var (ready, exitCode) = await DetachedService.StartAsync(options.Root, Arguments(options), options.Accounts, new BootClock(), cancellationToken);
        if (ready is not null)
        {
            Show(ready);
            return 0;
        }

        await Console.Error.WriteLineAsync($"error ServiceEnded: The service ended with exit code {exitCode} before it was ready. The last lines of {options.Root.ServiceLog}:");
        foreach (var line in LastLines(options.Root.ServiceLog)) await Console.Error.WriteLineAsync(line);
        return exitCode == 0 ? HostingOptions.Failed : exitCode;
    }

    private static void Show(ServiceDescription service)
    {
        Console.WriteLine(
            $"Serving {service.ManagementEndpoint} (pid {service.Pid}), token {service.TokenPath}, CA {service.CaPath}. Try: "
            + $"curl --cacert '{service.CaPath}' -H \"Authorization: Bearer $(cat '{service.TokenPath}')\" {service.ManagementEndpoint}/batchai/v1/status");
        if (service.BlobEndpoint is not null) Console.WriteLine($"Storage: blobs at {service.BlobEndpoint}/<account>, files at {service.FileEndpoint}/<account>. 'batchai account' makes accounts and shows their keys.");
    }

    private static ServiceOptions Read(ParseResult parsed) => new()
    {
        Root = HostingOptions.Root(parsed, DataRootOption),
        Port = parsed.GetValue(Port),
        BlobPort = parsed.GetValue(BlobPort),
        FilePort = parsed.GetValue(FilePort),
        Listen = parsed.GetValue(Listen),
        Hosts = parsed.GetValue(Host) ?? [],
        IdleExit = parsed.GetValue(IdleExit),
        NodeIdle = parsed.GetValue(NodeIdle),
        AllowMountCommands = parsed.GetValue(AllowMountCommands),
        MountCa = MountOptions.ReadCa(parsed),
        MountBlobs = parsed.GetValue(MountOptions.Blobs) ?? [],
        OnlyStorage = parsed.GetValue(Only) is not null,
        Accounts = AccountOptions.Read(parsed),
    };

    private static IEnumerable<string> Arguments(ServiceOptions options)
    {
        yield return $"--data-root={options.Root.Path}";
        yield return $"--port={options.Port}";
        yield return $"--blob-port={options.BlobPort}";
        yield return $"--file-port={options.FilePort}";
        if (options.OnlyStorage) yield return "--only=storage";
        if (options.Listen is not null) yield return $"--listen={options.Listen}";
        foreach (var host in options.Hosts) yield return $"--host={host}";
        if (options.AllowMountCommands) yield return "--allow-mount-commands";
        if (options.MountCa is { } authorities) yield return $"--mount-ca={authorities}";
        foreach (var (account, url) in options.MountBlobs) yield return $"--mount-blob={account}={url}";
        if (options.IdleExit is { } time) yield return string.Create(CultureInfo.InvariantCulture, $"--idle-exit={time.TotalSeconds:0.###}");
        if (options.NodeIdle is { } idle) yield return string.Create(CultureInfo.InvariantCulture, $"--node-idle={idle.TotalSeconds:0.###}");
    }

    private static IEnumerable<string> LastLines(string log) => File.Exists(log) ? File.ReadLines(log).TakeLast(LogLines) : ["(there is no log)"];

    private static Option<int> PortOption(string name, string endpoint, int port) => new(name)
    {
        Description = $"The port of the {endpoint}; 0 picks a free one.",
        HelpName = "port",
        DefaultValueFactory = _ => port,
        CustomParser = ParsePort,
    };

    private static int ParsePort(ArgumentResult result)
    {
        if (int.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port <= IPEndPoint.MaxPort) return port;
        result.AddError($"'{result.Tokens[0].Value}' is no port; write a number from 0 to {IPEndPoint.MaxPort}.");
        return 0;
    }

    private static IPAddress? ParseAddress(ArgumentResult result)
    {
        if (IPAddress.TryParse(result.Tokens[0].Value, out var address)) return address;
        result.AddError($"'{result.Tokens[0].Value}' is no address; write e.g. 192.168.1.7, or 0.0.0.0 for all of this machine's.");
        return null;
    }
}
