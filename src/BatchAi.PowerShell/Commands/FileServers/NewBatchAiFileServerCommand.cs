using System.Management.Automation;
using BatchAi.Isolation;
using BatchAi.Parameters;
using BatchAi.Pipeline;

namespace BatchAi.Commands;

/// <summary>Makes a file server, and waits until it is provisioned.</summary>
[Cmdlet(VerbsCommon.New, "BatchAiFileServer", DefaultParameterSetName = KeySet, SupportsShouldProcess = true)]
[OutputType(typeof(FileServer))]
public sealed class NewBatchAiFileServerCommand : MachineCommand
{
    /// <summary>-DiskCount: how many disks it has.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? DiskCount { get; set; }

    /// <summary>-DiskSizeGB: the size of each disk in GB.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? DiskSizeGB { get; set; }

    /// <summary>-StorageSku: the kind of its disks.</summary>
    [Parameter]
    [ValidateSet("Standard_LRS", "Premium_LRS")]
    public string? StorageSku { get; set; }

    /// <summary>-CachingType: how its disks are cached.</summary>
    [Parameter]
    public CachingType? CachingType { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync()
    {
        var path = WorkspacePath(Workspace).Child(ResourceKind.FileServer, Name);
        var file = ReadFile();
        var config = Read(file);
        if (!Report(config)) return;
        var servers = Client.Compute().FileServers;
        if (await Existing.FindAsync(() => servers.GetAsync(path, StopToken), ResourceKind.FileServer) is not null) throw ScopeErrors.Exists(path);
        if (!MakeKeys() || !ShouldProcess($"file server '{path.Name}' in workspace '{path.WorkspaceName}'", $"Create: {config.Describe()}")) return;
        GoesOn = $"The file server '{path.Name}' may have been made; 'Get-BatchAiFileServer {path.Name} -Workspace {path.WorkspaceName}' tells.";
        WriteObject(await servers.CreateAsync(path, Read(file).ToJson(), !NoWait, StopToken));
        GoesOn = null;
    }

    private IResourceConfig Read(byte[] file)
    {
        var config = Read(file, withKey: false);
        return config.IsValid && !config.HasCredential && Client.Connection.Kind != ConnectionKind.Local ? Read(file, withKey: true) : config;
    }

    private IResourceConfig Read(byte[] file, bool withKey) => CoreParts.Default.ResourceConfigReader().ReadFileServer(file, new()
    {
        Overlay = JsonText.Write(Properties(VmSize, Disks(), Account(), SubnetReference)),
        Underlay = JsonText.Write(Client.Connection.Kind == ConnectionKind.Local
            ? Properties("LOCAL", new() { ["diskCount"] = 1, ["diskSizeInGB"] = 1, ["storageAccountType"] = "Standard_LRS" }, AccountOfUser(withKey), subnet: null)
            : Properties(vmSize: null, disks: null, AccountOfUser(withKey), subnet: null)),
    });

    private Dictionary<string, object?>? Disks() => DiskCount is null && DiskSizeGB is null && StorageSku is null && CachingType is null ? null : new()
    {
        ["diskCount"] = DiskCount,
        ["diskSizeInGB"] = DiskSizeGB,
        ["storageAccountType"] = StorageSku,
        ["cachingType"] = CachingType?.ToString().ToLowerInvariant(),
    };

    private static Dictionary<string, object?> Properties(string? vmSize, Dictionary<string, object?>? disks, Dictionary<string, object?>? account, Dictionary<string, object?>? subnet) => new()
    {
        ["properties"] = new Dictionary<string, object?>
        {
            ["vmSize"] = vmSize,
            ["dataDisks"] = disks,
            ["sshConfiguration"] = account is null ? null : new Dictionary<string, object?> { ["userAccountSettings"] = account },
            ["subnet"] = subnet,
        },
    };
}
