using System.Management.Automation.Host;

namespace System.Management.Automation;

/// <summary>A cmdlet that sees the session.</summary>
public abstract class PSCmdlet : Cmdlet
{
    public PSHost Host { get; } = new();

    public ProviderIntrinsics InvokeProvider { get; } = new();

    public JobRepository JobRepository { get; } = new();

    public CommandInvocationIntrinsics InvokeCommand { get; } = new();

    public InvocationInfo MyInvocation { get; internal set; } = new([]);

    public SessionState SessionState { get; internal set; } = new();

    public string ParameterSetName { get; internal set; } = ParameterAttribute.AllParameterSets;
}
