using System.Management.Automation;
using BatchAi.Isolation;
using BatchAi.Pipeline;

namespace BatchAi.Commands;

/// <summary>Runs a command on a node by SSH, or forwards ports to it.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "BatchAiNodeCommand", DefaultParameterSetName = NodeCommandTarget.ClusterSet, SupportsShouldProcess = true)]
[OutputType(typeof(NodeCommandResult))]
public sealed class InvokeBatchAiNodeCommandCommand : NodeCommandTarget
{
    /// <summary>-Command: the command, for bash. Without it, ports are forwarded until Ctrl-C.</summary>
    [Parameter(Position = 1)]
    [ValidateNotNullOrEmpty]
    public string? Command { get; set; }

    /// <summary>-LocalForward: ports of this machine that lead to the node, as local:host:remote.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[] LocalForward { get; set; } = [];

    /// <summary>-KeyFilePath: the file of the private key; the user's own keys when not given.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? KeyFilePath { get; set; }

    /// <summary>-Credential: the account's name and password; that of the cluster and a key when not given.</summary>
    [Parameter]
    [Credential]
    [ValidateNotNull]
    public PSCredential? Credential { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync()
    {
        if (Command is null && LocalForward.Length == 0) throw ClusterErrors.NoCommand();
        var node = await FindNodeAsync();
        var request = new NodeShellRequest
        {
            Address = node.IpAddress!,
            Port = node.Port ?? 22,
            UserName = Credential?.UserName ?? await UserNameAsync(node),
            Password = Credential?.Password,
            KeyFile = KeyFilePath is { } path ? LocalPath.Resolve(this, path) : null,
            Command = Command,
            LocalForward = LocalForward,
        };
        if (!ShouldProcess($"node '{node.NodeId}' ({request.Address}, port {request.Port})", Command is null ? $"Forward {string.Join(", ", LocalForward)}" : $"Run '{Command}'")) return;
        var (exitCode, output) = await CoreParts.Default.NodeShell().RunAsync(request, StopToken);
        WriteObject(new NodeCommandResult
        {
            NodeId = node.NodeId,
            ExitCode = exitCode,
            Output = output,
            ClusterName = node.ClusterName,
            JobName = node.JobName,
            WorkspaceName = node.WorkspaceName,
            ResourceGroupName = node.ResourceGroupName,
            ResourceId = node.ResourceId,
        });
    }
}
