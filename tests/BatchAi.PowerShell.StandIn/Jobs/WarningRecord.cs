namespace System.Management.Automation;

public class WarningRecord(string message)
{
    public string Message { get; } = message;
}
