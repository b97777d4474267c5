using System.Management.Automation;

namespace BatchAi.Commands;

/// <summary>Tells whether a job file can be used, and what is wrong with it.</summary>
[Cmdlet(VerbsDiagnostic.Test, "BatchAiJobConfig", DefaultParameterSetName = ResultSet)]
[OutputType(typeof(bool), ParameterSetName = [ResultSet])]
[OutputType(typeof(JobConfigFault), ParameterSetName = [DetailedSet])]
public sealed class TestBatchAiJobConfigCommand : ConfigFileCommand
{
    private const string ResultSet = "Result";
    private const string DetailedSet = "Detailed";

    /// <summary>-Detailed: returns the faults as objects, and writes no errors for them.</summary>
    [Parameter(Mandatory = true, ParameterSetName = DetailedSet)]
    public SwitchParameter Detailed { get; set; }

    /// <inheritdoc/>
    protected override void Process(IJobConfig config, string path)
    {
        if (Detailed)
        {
            WriteObject(config.Faults, enumerateCollection: true);
            return;
        }

        Report(config, path);
        WriteObject(config.IsValid);
    }
}
