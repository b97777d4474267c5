namespace System.Management.Automation;

/// <summary>Variables; none is set here.</summary>
public sealed class PSVariableIntrinsics
{
    public object? GetValue(string name) => null;
}
