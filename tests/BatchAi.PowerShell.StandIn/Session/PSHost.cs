namespace System.Management.Automation.Host;

/// <summary>The host.</summary>
public class PSHost
{
    public PSHostUserInterface UI { get; } = new();
}
