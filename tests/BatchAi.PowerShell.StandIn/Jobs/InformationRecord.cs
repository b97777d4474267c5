namespace System.Management.Automation;

public class InformationRecord(object messageData, string source)
{
    public object MessageData { get; } = messageData;

    public string Source { get; } = source;
}
