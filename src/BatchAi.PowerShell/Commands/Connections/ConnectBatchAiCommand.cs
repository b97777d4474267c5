using System.Management.Automation;
using System.Security;
using BatchAi.Connections;
using BatchAi.Isolation;
using BatchAi.Pipeline;

namespace BatchAi.Commands;

/// <summary>Connects this runspace: to the service of this machine, which is started if need be, to another one, or to Azure.</summary>
[Cmdlet(VerbsCommunications.Connect, "BatchAi", DefaultParameterSetName = LocalSet, SupportsShouldProcess = true)]
[OutputType(typeof(Context))]
public sealed class ConnectBatchAiCommand : AzureSignInCommand
{
    private const string LocalSet = "Local";

    // Who asked for nothing but a connection gets a service that does not stay for ever.
    private static readonly TimeSpan IdleExit = TimeSpan.FromMinutes(30);

    /// <summary>-DataRoot: the folder of the local service's files.</summary>
    [Parameter(ParameterSetName = LocalSet)]
    [ValidateNotNullOrEmpty]
    public string? DataRoot { get; set; }

    /// <summary>-ServicePath: the program of the service, or its folder.</summary>
    [Parameter(ParameterSetName = LocalSet)]
    [ValidateNotNullOrEmpty]
    public string? ServicePath { get; set; }

    /// <summary>-Endpoint: the URL of a service.</summary>
    [Parameter(ParameterSetName = RemoteSet, Mandatory = true, Position = 0)]
    [ValidateNotNull]
    public Uri? Endpoint { get; set; }

    /// <summary>-Token: the service's token; else what BATCHAI_TOKEN says.</summary>
    [Parameter(ParameterSetName = RemoteSet)]
    [ValidateNotNull]
    public SecureString? Token { get; set; }

    /// <summary>-CaCertificatePath: the certificate to trust; else what BATCHAI_CA says.</summary>
    [Parameter(ParameterSetName = RemoteSet)]
    [ValidateNotNullOrEmpty]
    public string? CaCertificatePath { get; set; }

    /// <summary>-CertificateThumbprint: the thumbprint of the one certificate to trust.</summary>
    [Parameter(ParameterSetName = RemoteSet)]
    [ValidateNotNullOrEmpty]
    public string? CertificateThumbprint { get; set; }

    /// <summary>-Environment: the cloud.</summary>
    [Parameter(ParameterSetName = AzureSet)]
    [Parameter(ParameterSetName = SecretSet)]
    [Parameter(ParameterSetName = CertificateSet)]
    [Parameter(ParameterSetName = IdentitySet)]
    [Parameter(ParameterSetName = DeviceSet)]
    [Parameter(ParameterSetName = TokenSet)]
    [Parameter(ParameterSetName = FederatedSet)]
    [Parameter(ParameterSetName = PipelineSet)]
    [ValidateSet("AzureCloud", "AzureChinaCloud", "AzureUSGovernment")]
    public string Environment { get; set; } = "AzureCloud";

    /// <inheritdoc/>
    protected override async Task EndAsync()
    {
        var options = Choose();
        var (target, action) = await DescribeAsync(options);
        if (!ShouldProcess(target, action)) return;
        var observer = new CommandObserver(Post, WriteWarning, WriteVerbose);
        var session = Sessions.Open(await CoreParts.Default.Connector().ConnectAsync(options, observer, StopToken));
        Sessions.Current = session.Context;
        WriteObject(session.Context);
    }

    private ConnectOptions Choose() => ParameterSetName switch
    {
        LocalSet when DataRoot is null && ServicePath is null && RemoteDefaults.Find() is { } remote => remote,
        LocalSet => LocalOptions(),
        RemoteSet => RemoteOptions(),
        _ => AzureOptions(Environment),
    };

    private LocalConnectOptions LocalOptions()
    {
        var root = DataRoot is { } path ? LocalPath.Resolve(this, path) : null;
        var service = ServicePath is { } program ? LocalPath.Resolve(this, program) : null;
        return new() { DataRoot = root, Start = new() { DataRoot = root, ServicePath = service, ModuleFolder = CoreParts.Default.ModuleFolder, IdleExit = IdleExit } };
    }

    private RemoteConnectOptions RemoteOptions()
    {
        var known = RemoteDefaults.OfEnvironment();
        var path = CaCertificatePath is { } file ? LocalPath.Resolve(this, file) : known.CaCertificatePath;
        return new() { Endpoint = RemoteDefaults.Checked(Endpoint!, "-Endpoint"), Token = Token ?? Credential?.Password ?? known.Token, SubscriptionId = SubscriptionId, CaCertificatePath = path, CertificateThumbprint = CertificateThumbprint };
    }

    private async Task<(string Target, string Action)> DescribeAsync(ConnectOptions options)
    {
        if (options is RemoteConnectOptions remote) return (remote.Endpoint!.GetLeftPart(UriPartial.Authority), "Connect");
        if (options is not LocalConnectOptions local) return (Environment, "Sign in");
        var service = await CoreParts.Default.LocalService().GetAsync(local.DataRoot, StopToken);
        if (service.State != "stopped") return (service.DataRoot, "Connect to the service");
        return EnvironmentDefaults.IsAutomationSandbox ? throw ConnectionErrors.Sandbox() : (service.DataRoot, "Start the service and connect");
    }
}
