namespace System.Management.Automation;

/// <summary>How much a change matters.</summary>
public enum ConfirmImpact
{
    None,
    Low,
    Medium,
    High,
}
