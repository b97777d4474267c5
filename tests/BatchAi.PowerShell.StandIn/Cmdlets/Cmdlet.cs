using System.Collections;

namespace System.Management.Automation;

/// <summary>A cmdlet: what it writes goes to a record of its run.</summary>
public abstract class Cmdlet
{
    public bool Stopping { get; internal set; }

    internal CmdletRecord Record { get; set; } = new();

    public void WriteObject(object? sendToPipeline) => Record.Add(this, "Output", sendToPipeline);

    public void WriteObject(object? sendToPipeline, bool enumerateCollection)
    {
        if (!enumerateCollection || sendToPipeline is string or not IEnumerable) WriteObject(sendToPipeline);
        else foreach (var item in (IEnumerable)sendToPipeline) WriteObject(item);
    }

    public void WriteError(ErrorRecord errorRecord)
    {
        errorRecord.Command = GetType().FullName;
        Record.Add(this, "Error", errorRecord);
    }

    public void WriteWarning(string text) => Record.Add(this, "Warning", text);

    public void WriteVerbose(string text) => Record.Add(this, "Verbose", text);

    public void WriteDebug(string text) => Record.Add(this, "Debug", text);

    public void WriteInformation(object messageData, string[] tags)
    {
        // With this tag the host shows it, whatever becomes of the stream.
        if (tags.Contains("PSHOST")) Record.Add(this, "Host", $"{messageData}");
        else Record.Add(this, "Information", messageData);
    }

    public void WriteProgress(ProgressRecord progressRecord) => Record.Add(this, "Progress", progressRecord);

    public void ThrowTerminatingError(ErrorRecord errorRecord)
    {
        errorRecord.Command = GetType().FullName;
        Record.Add(this, "Error", errorRecord);
        throw new TerminatingException();
    }

    public bool ShouldProcess(string target) => ShouldProcess(target, GetType().Name);

    public bool ShouldProcess(string target, string action) => Record.ShouldProcess(this, target, action);

    public bool ShouldProcess(string verboseDescription, string verboseWarning, string caption) => Record.ShouldProcess(this, verboseDescription, verboseWarning, caption);

    public bool ShouldContinue(string query, string caption) => Record.ShouldContinue(this, $"{caption}: {query}");

    protected virtual void BeginProcessing()
    {
    }

    protected virtual void ProcessRecord()
    {
    }

    protected virtual void EndProcessing()
    {
    }

    protected virtual void StopProcessing()
    {
    }

    internal void Begin() => BeginProcessing();

    internal void Process() => ProcessRecord();

    internal void End() => EndProcessing();

    internal void Stop()
    {
        Stopping = true;
        StopProcessing();
    }
}
