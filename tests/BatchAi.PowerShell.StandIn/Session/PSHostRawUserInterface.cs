namespace System.Management.Automation.Host;

/// <summary>A window; nobody has one here.</summary>
public abstract class PSHostRawUserInterface
{
    public abstract Size WindowSize { get; set; }
}
