namespace System.Management.Automation;

/// <summary>How a cmdlet was called.</summary>
public class InvocationInfo
{
    internal InvocationInfo(Dictionary<string, object> boundParameters) => BoundParameters = boundParameters;

    public Dictionary<string, object> BoundParameters { get; }
}
