namespace System.Management.Automation;

public class VerboseRecord(string message)
{
    public string Message { get; } = message;
}
