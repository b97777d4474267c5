using System.Management.Automation;
using BatchAi.Completion;
using BatchAi.Isolation;
using BatchAi.Parameters;
using BatchAi.SshKeys;

namespace BatchAi.Pipeline;

/// <summary>A cmdlet that makes machines with an account to sign in with: clusters and file servers. Parameters win over what a file says.</summary>
public abstract class MachineCommand : ScopedCommand
{
    /// <summary>The set with a public key, or nothing at all.</summary>
    protected const string KeySet = "Key";

    /// <summary>The set that makes a pair of keys.</summary>
    protected const string NewKeySet = "NewKey";

    /// <summary>The set with a password.</summary>
    protected const string PasswordSet = "Password";

    private static readonly byte[] Nothing = System.Text.Encoding.ASCII.GetBytes("{}");

    /// <summary>-Name: its name.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = "";

    /// <summary>-Workspace: the workspace; the context's when not given.</summary>
    [Parameter(ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("WorkspaceName")]
    [Reference(ResourceKind.Workspace)]
    [ArgumentCompleter(typeof(ResourceNameCompleter))]
    public ResourceReference? Workspace { get; set; }

    /// <summary>-VmSize: the size of the machines.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(VmSizeCompleter))]
    public string? VmSize { get; set; }

    /// <summary>-ConfigFile: the path of a file in the shape of the API's parameters. Wildcards are not expanded.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ConfigFile { get; set; }

    /// <summary>-Credential: the name and the password of the account on the machines.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PasswordSet)]
    [Credential]
    [ValidateNotNull]
    public PSCredential? Credential { get; set; }

    /// <summary>-UserName: the name of the account; that of the current user when nothing says it.</summary>
    [Parameter(ParameterSetName = KeySet)]
    [Parameter(ParameterSetName = NewKeySet)]
    [ValidateNotNullOrEmpty]
    public string? UserName { get; set; }

    /// <summary>-SshPublicKey: the account's public key, or the path of its file.</summary>
    [Parameter(ParameterSetName = KeySet)]
    [Alias("SshKey")]
    [ValidateNotNullOrEmpty]
    public string? SshPublicKey { get; set; }

    /// <summary>-GenerateSshKey: uses the key pair id_rsa of the current user, which is made when there is none.</summary>
    [Parameter(Mandatory = true, ParameterSetName = NewKeySet)]
    public SwitchParameter GenerateSshKey { get; set; }

    /// <summary>-Subnet: the ARM id of the subnet.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Subnet { get; set; }

    /// <summary>-NoWait: does not wait until it is provisioned.</summary>
    [Parameter]
    public SwitchParameter NoWait { get; set; }

    /// <summary>The pair of keys that -GenerateSshKey means.</summary>
    private protected static SshKeyPair Pair => SshKeyPair.OfUser;

    /// <summary>The subnet as files have it; null when the parameters say nothing.</summary>
    private protected Dictionary<string, object?>? SubnetReference => Subnet is null ? null : new() { ["id"] = Subnet };

    /// <summary>Reads the file, or nothing where there is none.</summary>
    /// <exception cref="BatchAiException">It cannot be read.</exception>
    private protected byte[] ReadFile()
    {
        if (Subnet is not null && !Subnet.StartsWith("/subscriptions/", StringComparison.OrdinalIgnoreCase)) throw ClusterErrors.NoSubnet(Subnet);
        if (ConfigFile is null) return Nothing;
        var path = LocalPath.Resolve(this, ConfigFile);
        if (!File.Exists(path)) throw ConfigErrors.Missing(path);
        try
        {
            return BoundedFile.Read(path, CoreParts.Default.ResourceConfigReader().MaximumBytes);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw ConfigErrors.Unreadable(path, error);
        }
    }

    /// <summary>Writes an error or a warning for each fault, and tells whether the file can be used.</summary>
    private protected bool Report(IResourceConfig config)
    {
        var place = ConfigFile is { } file ? LocalPath.Resolve(this, file) : "The parameters";
        foreach (var fault in config.Faults)
        {
            if (FaultMessage.IsError(fault)) WriteError(ConfigErrors.Fault(fault, place));
            else WarnOnce(fault.Message, FaultMessage.Describe(fault, place));
        }

        return config.IsValid;
    }

    /// <summary>The account, in the shape of <c>userAccountSettings</c>; null when the parameters say nothing.</summary>
    private protected Dictionary<string, object?>? Account()
    {
        var key = SshPublicKey is { } given ? ReadKey(given) : GenerateSshKey ? Pair.ReadPublic() : null;
        var name = Credential?.UserName ?? UserName;
        if (name is null && key is null) return null;
        return new() { ["adminUserName"] = name, ["adminUserSshPublicKey"] = key, ["adminUserPassword"] = Credential?.Password };
    }

    /// <summary>The account where neither file nor parameters have one.</summary>
    /// <param name="withKey">Whether the user's own public key is taken, if there is one.</param>
    private protected static Dictionary<string, object?> AccountOfUser(bool withKey) =>
        new() { ["adminUserName"] = Environment.UserName, ["adminUserSshPublicKey"] = withKey ? Pair.ReadPublic() : null };

    /// <summary>Makes the pair of keys if that is asked for and there is none; false when that was refused.</summary>
    private protected bool MakeKeys()
    {
        if (!GenerateSshKey || !Pair.IsMissing()) return true;
        if (!ShouldProcess(Pair.PrivateFile, "Make a pair of SSH keys, for you alone")) return this.IsWhatIf();
        Pair.Generate();
        WriteWarning($"The keys '{Pair.PrivateFile}' and '{Pair.PublicFile}' were made. Keep a copy: without them nobody signs in.");
        return true;
    }

    private string ReadKey(string given)
    {
        if (SshPublicKeyText.Read(given) is { } text) return text;
        var path = given.Contains('\n') ? null : LocalPath.Resolve(this, given);
        return path is not null && File.Exists(path) && SshPublicKeyText.Read(File.ReadAllText(path)) is { } key ? key : throw ClusterErrors.NoKey();
    }
}
