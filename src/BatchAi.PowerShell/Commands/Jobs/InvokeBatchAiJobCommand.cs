using System.Collections;
using System.Management.Automation;
using BatchAi.Connections;
using BatchAi.Isolation;
using BatchAi.Output;
using BatchAi.Parameters;
using BatchAi.Pipeline;

namespace BatchAi.Commands;

/// <summary>Runs the job of a file on this machine, to its end: shows its lines, and lists its files. No service is needed.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "BatchAiJob", SupportsShouldProcess = true)]
[OutputType(typeof(string))]
public sealed class InvokeBatchAiJobCommand : ConnectedCommand
{
    private const int ActivityId = 0x0BA9;

    /// <summary>-ConfigFile: the path of a job file. Wildcards are not expanded.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("LiteralPath", "PSPath", "FullName")]
    [ValidateNotNullOrEmpty]
    public string? ConfigFile { get; set; }

    /// <summary>-Set: values that replace those of the file, as properties.nodeCount=2.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? Set { get; set; }

    /// <summary>-EnvironmentVariable: variables by name.</summary>
    [Parameter]
    [ValidateNotNull]
    public IDictionary? EnvironmentVariable { get; set; }

    /// <summary>-Timeout: how long the job may run; a bare number counts seconds. The file's own limit when not given.</summary>
    [Parameter]
    [BareNumber(DurationUnit.Seconds)]
    public TimeSpan? Timeout { get; set; }

    /// <summary>-FailOnJobFailure: a job that fails is an error.</summary>
    [Parameter]
    public SwitchParameter FailOnJobFailure { get; set; }

    /// <inheritdoc/>
    protected override bool NeedsConnection => false;

    /// <inheritdoc/>
    protected override async Task ProcessAsync()
    {
        var file = LocalPath.Resolve(this, ConfigFile!);
        if (!File.Exists(file))
        {
            WriteError(ConfigErrors.NotFound(file));
            return;
        }

        if (!ShouldProcess(file, "Run the job on this machine")) return;
        GoesOn = "The job is being ended.";
        var progress = new ProgressReporter(WriteProgress, $"Job {Path.GetFileName(file)}", ActivityId);
        var run = await CoreParts.Default.LocalRun().RunAsync(Options(file), new RunObserver(new PipelineOutput(this), progress), StopToken);
        progress.Complete();
        GoesOn = null;
        foreach (var fault in run.Faults)
        {
            if (FaultMessage.IsError(fault)) WriteError(ConfigErrors.Fault(fault, file));
            else WriteWarning(FaultMessage.Describe(fault, file));
        }

        Show(run.Files);
        if (run.ExitCode == 0 || run.Faults.Any(FaultMessage.IsError)) return;
        var failure = JobErrors.RunFailed(run);
        if (FailOnJobFailure) WriteError(Errors.Of(failure, file));
        else WriteWarning(failure.Message);
    }

    // As Write-Host does: people see it, and the output has the job's lines alone.
    private void Show(IEnumerable<JobFile> files)
    {
        foreach (var directory in files.GroupBy(file => $"{file.Directory}: {Path.GetDirectoryName(file.Path)}"))
        {
            Tell(directory.Key);
            foreach (var file in directory) Tell($"  {file.Name}  {ByteSize.Words(file.Length ?? 0)}");
        }
    }

    private void Tell(string text) => WriteInformation(new HostInformationMessage { Message = text }, ["PSHOST"]);

    private LocalRunOptions Options(string file) => new()
    {
        ConfigFile = file,
        WorkingFolder = LocalPath.Resolve(this, "."),
        Overrides = Set ?? [],
        EnvironmentVariables = JsonText.Entries(EnvironmentVariable ?? new Hashtable()).ToDictionary(entry => entry.Key, entry => $"{entry.Value}"),
        Timeout = Timeout,
        DataRoot = Defaults.DataRoot,
        ModuleFolder = CoreParts.Default.ModuleFolder,
        IsInBuild = EnvironmentDefaults.IsBuild,
    };
}
