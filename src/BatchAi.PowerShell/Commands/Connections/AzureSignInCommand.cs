using System.Management.Automation;
using System.Security;
using BatchAi.Pipeline;

namespace BatchAi.Commands;

/// <summary>What signing in to Azure takes. Each way has a parameter set of its own.</summary>
public abstract class AzureSignInCommand : AsyncCommand
{
    private protected const string RemoteSet = "Remote";
    private protected const string AzureSet = "Azure";
    private protected const string SecretSet = "AzureCredential";
    private protected const string CertificateSet = "AzureCertificate";
    private protected const string IdentitySet = "AzureIdentity";
    private protected const string DeviceSet = "AzureDevice";
    private protected const string TokenSet = "AzureToken";
    private protected const string FederatedSet = "AzureFederated";
    private protected const string PipelineSet = "AzureServiceConnection";

    /// <summary>-SubscriptionId: the subscription; the first one that can be seen when not given.</summary>
    [Parameter(ParameterSetName = AzureSet, Mandatory = true)]
    [Parameter(ParameterSetName = SecretSet)]
    [Parameter(ParameterSetName = CertificateSet)]
    [Parameter(ParameterSetName = IdentitySet)]
    [Parameter(ParameterSetName = DeviceSet)]
    [Parameter(ParameterSetName = TokenSet)]
    [Parameter(ParameterSetName = FederatedSet)]
    [Parameter(ParameterSetName = PipelineSet)]
    [Parameter(ParameterSetName = RemoteSet)]
    [ValidateNotNullOrEmpty]
    public string? SubscriptionId { get; set; }

    /// <summary>-TenantId: the tenant.</summary>
    [Parameter(ParameterSetName = AzureSet)]
    [Parameter(ParameterSetName = SecretSet, Mandatory = true)]
    [Parameter(ParameterSetName = CertificateSet, Mandatory = true)]
    [Parameter(ParameterSetName = DeviceSet)]
    [Parameter(ParameterSetName = FederatedSet, Mandatory = true)]
    [Parameter(ParameterSetName = PipelineSet, Mandatory = true)]
    [ValidateNotNullOrEmpty]
    public string? TenantId { get; set; }

    /// <summary>-Credential: a service principal's id and secret; with -Endpoint any name, and the token.</summary>
    [Parameter(ParameterSetName = SecretSet, Mandatory = true)]
    [Parameter(ParameterSetName = RemoteSet)]
    [Credential]
    [ValidateNotNull]
    public PSCredential? Credential { get; set; }

    /// <summary>-CertificatePath: the file with a service principal's certificate and key.</summary>
    [Parameter(ParameterSetName = CertificateSet, Mandatory = true)]
    [ValidateNotNullOrEmpty]
    public string? CertificatePath { get; set; }

    /// <summary>-Identity: sign in as the managed identity of this machine.</summary>
    [Parameter(ParameterSetName = IdentitySet, Mandatory = true)]
    public SwitchParameter Identity { get; set; }

    /// <summary>-AccountId: the client id of a user-assigned identity.</summary>
    [Parameter(ParameterSetName = IdentitySet)]
    [ValidateNotNullOrEmpty]
    public string? AccountId { get; set; }

    /// <summary>-UseDeviceAuthentication: show a code to type on another device.</summary>
    [Parameter(ParameterSetName = DeviceSet, Mandatory = true)]
    public SwitchParameter UseDeviceAuthentication { get; set; }

    /// <summary>-AccessToken: a token that was got elsewhere.</summary>
    [Parameter(ParameterSetName = TokenSet, Mandatory = true)]
    [ValidateNotNull]
    public SecureString? AccessToken { get; set; }

    /// <summary>-ApplicationId: the id of a service principal.</summary>
    [Parameter(ParameterSetName = CertificateSet, Mandatory = true)]
    [Parameter(ParameterSetName = FederatedSet, Mandatory = true)]
    [Parameter(ParameterSetName = PipelineSet, Mandatory = true)]
    [ValidateNotNullOrEmpty]
    public string? ApplicationId { get; set; }

    /// <summary>-FederatedToken: another identity provider's token for a service principal.</summary>
    [Parameter(ParameterSetName = FederatedSet, Mandatory = true)]
    [ValidateNotNull]
    public SecureString? FederatedToken { get; set; }

    /// <summary>-ServiceConnectionId: the service connection of an Azure DevOps pipeline.</summary>
    [Parameter(ParameterSetName = PipelineSet, Mandatory = true)]
    [ValidateNotNullOrEmpty]
    public string? ServiceConnectionId { get; set; }

    /// <summary>What signs in to Azure.</summary>
    private protected AzureConnectOptions AzureOptions(string environment) => new()
    {
        SubscriptionId = SubscriptionId,
        TenantId = TenantId,
        Environment = environment,
        ApplicationId = ApplicationId ?? AccountId ?? Credential?.UserName,
        Secret = Credential?.Password,
        CertificatePath = CertificatePath is { } path ? LocalPath.Resolve(this, path) : null,
        FederatedToken = FederatedToken,
        ServiceConnectionId = ServiceConnectionId,
        IsManagedIdentity = Identity,
        AccessToken = AccessToken,
        ShowDeviceCode = UseDeviceAuthentication ? words => Post(() => WriteWarning(words)) : null,
    };
}
