using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace BatchAi.Client.Local;

/// <summary>Runs jobs of files by <c>batchai run</c>; the module makes this type by its name.</summary>
public sealed class LocalRun : ILocalRun
{
    /// <inheritdoc/>
    public async Task<LocalRunResult> RunAsync(LocalRunOptions options, IOutputObserver observer, CancellationToken cancellationToken)
    {
        using var process = new Process { StartInfo = Describe(options) };
        process.Start();
        process.StandardInput.Close();
        var words = process.StandardError.ReadToEndAsync();
        var events = new LocalRunEvents(options, observer);
        // Whoever asked is gone then, and that ends the job, too.
        using (cancellationToken.Register(() => End(process)))
        {
            while (await process.StandardOutput.ReadLineAsync() is { } line) events.Read(line);
        }

        cancellationToken.ThrowIfCancellationRequested();
        return events.Result ?? throw LocalErrors.NotRun((await words).Trim());
    }

    private static ProcessStartInfo Describe(LocalRunOptions options)
    {
        var found = ServiceProgram.Find(new ServiceStartOptions { ModuleFolder = options.ModuleFolder });
        var root = DataRoot.Choose(options.DataRoot);
        var program = found.IsOfModule ? ServiceCopy.Make(found.Path, root) : found.Path;
        var arguments = found.NeedsRuntime ? Arguments(options).Prepend(program).Prepend("exec") : Arguments(options);
        var start = new ProcessStartInfo(found.NeedsRuntime ? DotnetHost.Find() : program, string.Join(" ", arguments.Select(ProgramRun.Quote)))
        {
            WorkingDirectory = options.WorkingFolder,
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        start.Environment["BATCHAI_HOME"] = root;
        return start;
    }

    private static IEnumerable<string> Arguments(LocalRunOptions options) =>
    [
        "run",
        options.ConfigFile,
        "--json",
        .. options.Overrides.Select(change => "--set=" + change),
        .. options.EnvironmentVariables.Select(variable => $"--env={variable.Key}={variable.Value}"),
        .. options.Timeout is { } time ? new[] { "--timeout=" + Math.Ceiling(time.TotalSeconds).ToString(CultureInfo.InvariantCulture) } : [],
    ];

    private static void End(Process process)
    {
        try
        {
            process.Kill();
        }
        catch (InvalidOperationException)
        {
            // It was quicker.
        }
    }
}
