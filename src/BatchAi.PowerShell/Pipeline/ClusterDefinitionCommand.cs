using System.Management.Automation;
using System.Net;
using System.Security;
using BatchAi.Completion;
using BatchAi.Connections;
using BatchAi.Isolation;
using BatchAi.Parameters;

namespace BatchAi.Pipeline;

/// <summary>A cmdlet whose parameters say what a cluster is to be. Their values replace those of a file, and their mounts are added to its own.</summary>
public abstract class ClusterDefinitionCommand : MachineCommand
{
    /// <summary>-Image: the image of the nodes: UbuntuLTS, UbuntuDSVM, or publisher:offer:sku:version.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ImageCompleter))]
    public string? Image { get; set; }

    /// <summary>-CustomImage: the ARM id of an image that was made from -Image.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? CustomImage { get; set; }

    /// <summary>-NodeCount: how many nodes there are; with bounds, how many at the beginning.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int? NodeCount { get; set; }

    /// <summary>-MinNodeCount: the fewest nodes of a cluster that scales by itself.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int? MinNodeCount { get; set; }

    /// <summary>-MaxNodeCount: the most nodes of a cluster that scales by itself.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int? MaxNodeCount { get; set; }

    /// <summary>-VmPriority: whether nodes may be taken away.</summary>
    [Parameter]
    public VmPriority? VmPriority { get; set; }

    /// <summary>-Mount: what each node mounts: mounts, shares, containers, file servers.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [Mount]
    public Mount[]? Mount { get; set; }

    /// <summary>-StorageAccount: the account that is left open in the file and in mounts; that of AZURE_BATCHAI_STORAGE_ACCOUNT when not given.</summary>
    [Parameter]
    [Reference(ResourceKind.StorageAccount)]
    [ArgumentCompleter(typeof(ResourceNameCompleter))]
    public ResourceReference? StorageAccount { get; set; }

    /// <summary>-StorageAccountKey: its key; looked up when not given.</summary>
    [Parameter]
    [ValidateNotNull]
    public SecureString? StorageAccountKey { get; set; }

    /// <summary>-SetupTask: the command line that prepares each node.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? SetupTask { get; set; }

    /// <summary>-SetupTaskOutput: where the output of the setup task goes.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? SetupTaskOutput { get; set; }

    /// <summary>Reads what the cluster is to be. Nothing is written, and the same file with other mounts can be read again.</summary>
    /// <param name="file">The text of the file.</param>
    /// <param name="workspace">The workspace, where file servers that are only named are looked for.</param>
    /// <param name="more">Mounts besides those of the parameters.</param>
    private protected IResourceConfig Read(byte[] file, ResourcePath workspace, IEnumerable<Mount> more)
    {
        var config = Read(file, workspace, more, withKey: false);
        var needsKey = config.IsValid && !config.HasCredential && Client.Connection.Kind != ConnectionKind.Local;
        return Complete(needsKey ? Read(file, workspace, more, withKey: true) : config);
    }

    private IResourceConfig Read(byte[] file, ResourcePath workspace, IEnumerable<Mount> more, bool withKey)
    {
        var scale = ClusterScale.Write(NodeCount, MinNodeCount, MaxNodeCount);
        var image = ClusterImage.Write(Image, CustomImage);
        var underlay = new Dictionary<string, object?> { ["vmSize"] = Client.Connection.Kind == ConnectionKind.Local ? "LOCAL" : null, ["userAccountSettings"] = AccountOfUser(withKey) };
        return CoreParts.Default.ResourceConfigReader().ReadCluster(file, new()
        {
            Emptied = [.. Emptied((scale, "properties.scaleSettings"), (image, "properties.virtualMachineConfiguration.imageReference"), (SetupTask, "properties.nodeSetup.setupTask"))],
            Overlay = JsonText.Write(Overlay(scale, image, MountVolumes.Write([.. Mount ?? [], .. more], name => workspace.Child(ResourceKind.FileServer, name).ToString()))),
            Underlay = JsonText.Write(new Dictionary<string, object?> { ["properties"] = underlay }),
        });
    }

    private Dictionary<string, object?> Overlay(object? scale, object? image, System.Collections.IDictionary? mounts)
    {
        var properties = new Dictionary<string, object?>
        {
            ["vmSize"] = VmSize,
            ["vmPriority"] = VmPriority?.ToString().ToLowerInvariant(),
            ["scaleSettings"] = scale,
            ["virtualMachineConfiguration"] = One("imageReference", image),
            ["userAccountSettings"] = Account(),
            ["subnet"] = SubnetReference,
        };
        var task = new Dictionary<string, object?> { ["commandLine"] = SetupTask, ["stdOutErrPathPrefix"] = SetupTaskOutput };
        var setup = new Dictionary<string, object?> { ["mountVolumes"] = mounts is { Count: > 0 } ? mounts : null, ["setupTask"] = SetupTask is null && SetupTaskOutput is null ? null : task };
        if (setup.Values.Any(value => value is not null)) properties["nodeSetup"] = setup;
        return new() { ["properties"] = properties };
    }

    private IResourceConfig Complete(IResourceConfig config)
    {
        if (!config.IsValid) return config;
        var account = StorageAccount?.Name ?? EnvironmentDefaults.StorageAccount;
        if (account is null) return config.NeedsAccount ? throw StorageErrors.NoAccount() : config;
        var key = StorageAccountKey is { } secret ? new NetworkCredential("", secret).Password : null;
        // The key of the environment is that of the environment's account.
        return config.Complete(new JobCompletion { AccountName = account, AccountKey = key ?? (StorageAccount is null ? EnvironmentDefaults.StorageAccountKey : null) });
    }

    // What replaces something of the file as a whole is not mixed with it.
    private static IEnumerable<string> Emptied(params (object? Value, string Path)[] places) => places.Where(place => place.Value is not null).Select(place => place.Path);

    private static Dictionary<string, object?>? One(string name, object? value) => value is null ? null : new() { [name] = value };
}
