namespace System.Management.Automation;

public sealed class JobStateInfo(JobState state)
{
    public JobState State { get; } = state;
}
