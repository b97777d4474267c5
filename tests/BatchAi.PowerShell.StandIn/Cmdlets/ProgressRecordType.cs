namespace System.Management.Automation;

/// <summary>Whether an activity goes on.</summary>
public enum ProgressRecordType
{
    Processing,
    Completed,
}
