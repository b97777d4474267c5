namespace System.Management.Automation;

/// <summary>Variables and locations.</summary>
public sealed class SessionState
{
    public PathIntrinsics Path => new(Location);

    public PSVariableIntrinsics PSVariable { get; } = new();

    internal string Location { get; init; } = Environment.CurrentDirectory;
}
