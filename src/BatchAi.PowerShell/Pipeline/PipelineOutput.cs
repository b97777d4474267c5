using System.Management.Automation;

namespace BatchAi.Pipeline;

/// <summary>Writes to the pipeline of a cmdlet, on its thread.</summary>
/// <param name="cmdlet">The cmdlet.</param>
internal sealed class PipelineOutput(PSCmdlet cmdlet) : ICommandOutput
{
    public void Write(object value) => cmdlet.WriteObject(value is FileInfo file ? LocalPath.ItemOf(cmdlet, file.FullName) : value);

    public void WriteError(ErrorRecord error) => cmdlet.WriteError(error);

    public void WriteWarning(string text) => cmdlet.WriteWarning(text);

    public void WriteVerbose(string text) => cmdlet.WriteVerbose(text);

    public void WriteInformation(string text) => cmdlet.WriteInformation(text, []);

    public void WriteProgress(ProgressRecord record) => cmdlet.WriteProgress(record);
}
