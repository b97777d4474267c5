namespace System.Management.Automation;

/// <summary>Work in the background; here it is known to whoever holds it.</summary>
public abstract class Job : IDisposable
{
    private readonly ManualResetEvent _finished = new(initialState: false);

    protected Job(string command, string name) => (Command, Name) = (command, name);

    public string Command { get; }

    public string Name { get; set; }

    public string PSJobTypeName { get; protected internal set; } = "";

    public JobStateInfo JobStateInfo { get; private set; } = new(JobState.NotStarted);

    public WaitHandle Finished => _finished;

    public PSDataCollection<PSObject> Output { get; } = new();

    public PSDataCollection<ErrorRecord> Error { get; } = new();

    public PSDataCollection<WarningRecord> Warning { get; } = new();

    public PSDataCollection<VerboseRecord> Verbose { get; } = new();

    public PSDataCollection<ProgressRecord> Progress { get; } = new();

    public PSDataCollection<InformationRecord> Information { get; } = new();

    public abstract bool HasMoreData { get; }

    public abstract string Location { get; }

    public abstract string StatusMessage { get; }

    public abstract void StopJob();

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected void SetJobState(JobState state)
    {
        JobStateInfo = new JobStateInfo(state);
        if (state is JobState.Completed or JobState.Failed or JobState.Stopped) _finished.Set();
    }

    protected virtual void Dispose(bool disposing) => _finished.Dispose();
}
