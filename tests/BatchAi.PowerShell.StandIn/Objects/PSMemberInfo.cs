namespace System.Management.Automation;

/// <summary>A member of an object.</summary>
public abstract class PSMemberInfo
{
    public string Name { get; protected set; } = "";

    public abstract object? Value { get; set; }
}
