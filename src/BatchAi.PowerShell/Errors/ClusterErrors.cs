using System.Management.Automation;

namespace BatchAi;

/// <summary>Errors of clusters, their nodes, and file servers.</summary>
internal static class ClusterErrors
{
    private const string ClusterFailed = nameof(ClusterFailed);
    private const string InvalidImage = nameof(InvalidImage);
    private const string InvalidScale = nameof(InvalidScale);
    private const string InvalidSshPublicKey = nameof(InvalidSshPublicKey);
    private const string InvalidSubnet = nameof(InvalidSubnet);
    private const string NodeCommandRequired = nameof(NodeCommandRequired);
    private const string NodeLoginUnavailable = nameof(NodeLoginUnavailable);
    private const string NodeNotFound = nameof(NodeNotFound);
    private const string ScaleRequired = nameof(ScaleRequired);
    private const string SetupOutputUnreachable = nameof(SetupOutputUnreachable);
    private const string SshKeyIncomplete = nameof(SshKeyIncomplete);
    private const string WaitTimedOut = nameof(WaitTimedOut);

    internal static readonly ErrorEntry[] Entries =
    [
        new("ClusterNotFound", ErrorCategory.ObjectNotFound, "Get-BatchAiCluster lists those that are there; New-BatchAiCluster makes one."),
        new("FileServerNotFound", ErrorCategory.ObjectNotFound, "Get-BatchAiFileServer lists those that are there; New-BatchAiFileServer makes one."),
        new("FileServerInUse", ErrorCategory.ResourceBusy, "Remove the clusters and jobs that mount it first."),
        new(ClusterFailed, ErrorCategory.InvalidResult, "See why, with Get-BatchAiClusterDiagnostic; Repair-BatchAiCluster replaces unusable nodes."),
        new(InvalidImage, ErrorCategory.InvalidArgument, "Give -Image UbuntuLTS, UbuntuDSVM, or publisher:offer:sku:version."),
        new(InvalidScale, ErrorCategory.InvalidArgument, "Give -NodeCount, or -MinNodeCount and -MaxNodeCount."),
        new(InvalidSshPublicKey, ErrorCategory.InvalidArgument, "Give -SshPublicKey the text of a public key, e.g. 'ssh-rsa AAAA…', or the path of its file."),
        new(InvalidSubnet, ErrorCategory.InvalidArgument, "Give the ARM id of a subnet; file servers that are mounted have to be in the same one."),
        new(NodeCommandRequired, ErrorCategory.InvalidArgument, "Give -Command, or -LocalForward, or both."),
        new(NodeLoginUnavailable, ErrorCategory.NotImplemented, "Run it as a job: New-BatchAiJob -Toolkit Custom -CommandLine."),
        new(NodeNotFound, ErrorCategory.ObjectNotFound, "Get-BatchAiClusterNode lists the nodes."),
        new("SshNotFound", ErrorCategory.NotInstalled, "Install OpenSSH's client, so that 'ssh' is on the PATH."),
        new("SshFailed", ErrorCategory.ConnectionError, "Check -KeyFilePath or -Credential, and that the node's address can be reached from here."),
        new(ScaleRequired, ErrorCategory.InvalidArgument, "Give -NodeCount, or -MinNodeCount and -MaxNodeCount."),
        new(SetupOutputUnreachable, ErrorCategory.InvalidOperation, "Look for the files on the file system that the cluster's setup task names."),
        new(SshKeyIncomplete, ErrorCategory.InvalidOperation, "Write the public key with 'ssh-keygen -y', or give -SshPublicKey."),
    ];

    internal static BatchAiException Failed(Cluster cluster)
    {
        var why = cluster.Error is { Count: > 0 } errors ? string.Join(" ", errors.Select(Describe)) : $"its provisioning state is {cluster.ProvisioningState}.";
        return new(ClusterFailed, $"The cluster '{cluster.Name}' does not get all of its nodes ready ({cluster.NodeStateCount}): {why}");
    }

    internal static BatchAiException TimedOut(ResourcePath cluster, Cluster? last, TimeSpan timeout) => new(
        WaitTimedOut,
        $"After {Durations.Describe(timeout)} the cluster '{cluster.Name}' is {last?.AllocationState ?? "not known"} ({last?.NodeStateCount}).",
        $"It goes on. Wait for it again: Wait-BatchAiCluster {cluster.Name} -Workspace {cluster.WorkspaceName}");

    internal static BatchAiException NoImage(string image) => new(InvalidImage, $"'{image}' is no image: neither UbuntuLTS nor UbuntuDSVM, and it has not the form publisher:offer:sku:version.");

    internal static BatchAiException NoBaseImage() => new(InvalidImage, "-CustomImage needs -Image as well: the image that it was made from.");

    internal static BatchAiException HalfScale() => new(InvalidScale, "-MinNodeCount and -MaxNodeCount belong together; only one of them is given.");

    internal static BatchAiException ReversedScale(int minimum, int maximum) => new(InvalidScale, $"-MinNodeCount {minimum} is more than -MaxNodeCount {maximum}.");

    internal static BatchAiException NoScale() => new(ScaleRequired, "Nothing says how many nodes the cluster has.");

    internal static BatchAiException NotManual(string cluster) => new(InvalidScale, $"The cluster '{cluster}' scales by itself, so nodes that leave it have no job.", "Give -NodeCount with -DeallocationOption.");

    internal static BatchAiException NoKey() => new(InvalidSshPublicKey, "What -SshPublicKey says is neither a public key nor the path of one.");

    internal static BatchAiException KeyIncomplete(string file) => new(SshKeyIncomplete, $"There is a private key '{file}' without its public key, and it is never overwritten.", $"Write it with 'ssh-keygen -y -f {file} > {file}.pub', or give -SshPublicKey.");

    internal static BatchAiException NoSubnet(string id) => new(InvalidSubnet, $"'{id}' is no id of a subnet.");

    internal static BatchAiException OtherSubnet(string server) => new(InvalidSubnet, $"The file server '{server}' is in another subnet than the cluster is to be in.");

    internal static BatchAiException NoLogin(string what) => new(NodeLoginUnavailable, $"The nodes of '{what}' are folders of the machine that the service runs on; there is nothing to sign in to.");

    internal static BatchAiException NoCommand() => new(NodeCommandRequired, "Nothing says what to do on the node.");

    internal static BatchAiException NoNode(string what, string? id) => new(NodeNotFound, id is null ? $"'{what}' has no nodes." : $"'{what}' has no node '{id}'.");

    internal static BatchAiException NoSetupOutput(string cluster, string why) => new(SetupOutputUnreachable, $"The output of the setup task of '{cluster}' cannot be listed: {why}");

    private static string Describe(ServiceFault fault) => $"{fault.Code}: {fault.Message}{(fault.Detail is { Count: > 0 } details ? " " + string.Join(" ", details.Select(detail => $"{detail.Key}: {detail.Value}")) : "")}";
}
