namespace System.Management.Automation;

public class HostInformationMessage
{
    public string Message { get; set; } = "";

    public override string ToString() => Message;
}
