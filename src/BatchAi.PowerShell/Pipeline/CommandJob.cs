using System.Management.Automation;
using BackgroundJob = System.Management.Automation.Job;

namespace BatchAi.Pipeline;

/// <summary>A job of PowerShell that does the work of a cmdlet in the background; <c>Stop-Job</c> cancels it.</summary>
internal sealed class CommandJob : BackgroundJob, ICommandOutput
{
    private readonly CancellationTokenSource _stop = new();

    /// <summary>Makes a job that has not begun.</summary>
    /// <param name="command">The cmdlet.</param>
    /// <param name="name">The job's name: the cmdlet and what it works on.</param>
    internal CommandJob(string command, string name)
        : base(command, name) => PSJobTypeName = "BatchAiJob";

    /// <inheritdoc/>
    public override bool HasMoreData => Output.Count + Error.Count + Warning.Count + Verbose.Count + Progress.Count + Information.Count > 0;

    /// <inheritdoc/>
    public override string Location => "localhost";

    /// <inheritdoc/>
    public override string StatusMessage => JobStateInfo.State.ToString();

    /// <inheritdoc/>
    public override void StopJob()
    {
        _stop.Cancel();
        // A job that has stopped is what Stop-Job waits for.
        Finished.WaitOne();
    }

    void ICommandOutput.Write(object value) => Output.Add(PSObject.AsPSObject(value));

    void ICommandOutput.WriteError(ErrorRecord error) => Error.Add(error);

    void ICommandOutput.WriteWarning(string text) => Warning.Add(new WarningRecord(text));

    void ICommandOutput.WriteVerbose(string text) => Verbose.Add(new VerboseRecord(text));

    void ICommandOutput.WriteInformation(string text) => Information.Add(new InformationRecord(text, Name));

    void ICommandOutput.WriteProgress(ProgressRecord record) => Progress.Add(record);

    /// <summary>Begins the work, on another thread.</summary>
    /// <param name="work">The work; it is handed what stops it.</param>
    internal void Start(Func<CancellationToken, Task> work)
    {
        SetJobState(JobState.Running);
        _ = Task.Run(() => RunAsync(work));
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing) _stop.Cancel();
        base.Dispose(disposing);
    }

    private async Task RunAsync(Func<CancellationToken, Task> work)
    {
        try
        {
            await work(_stop.Token);
            SetJobState(JobState.Completed);
        }
        catch (Exception) when (_stop.IsCancellationRequested)
        {
            SetJobState(JobState.Stopped);
        }
        catch (Exception error)
        {
            Error.Add(Errors.Of(error as BatchAiException ?? CommonErrors.UnexpectedOf(error), Name));
            SetJobState(JobState.Failed);
        }
    }
}
