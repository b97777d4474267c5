namespace System.Management.Automation.Runspaces;

/// <summary>A runspace; here there is none.</summary>
public abstract class Runspace
{
    public static Runspace? DefaultRunspace => null;
}
