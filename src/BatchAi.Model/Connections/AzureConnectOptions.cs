using System.Security;

namespace BatchAi;

/// <summary>Signs in to Azure. What is given decides how; nothing stands for the default chain.</summary>
public sealed class AzureConnectOptions : ConnectOptions
{
    /// <summary>The subscription; null for the first one that can be seen.</summary>
    public string? SubscriptionId { get; set; }

    /// <summary>The tenant.</summary>
    public string? TenantId { get; set; }

    /// <summary>The cloud: AzureCloud, AzureChinaCloud or AzureUSGovernment.</summary>
    public string Environment { get; set; } = "AzureCloud";

    /// <summary>The id of a service principal, or of a user-assigned managed identity.</summary>
    public string? ApplicationId { get; set; }

    /// <summary>The secret of a service principal.</summary>
    public SecureString? Secret { get; set; }

    /// <summary>The file with the certificate of a service principal.</summary>
    public string? CertificatePath { get; set; }

    /// <summary>A token of another identity provider that stands for a service principal.</summary>
    public SecureString? FederatedToken { get; set; }

    /// <summary>The service connection of an Azure DevOps pipeline.</summary>
    public string? ServiceConnectionId { get; set; }

    /// <summary>Whether the managed identity of this machine signs in.</summary>
    public bool IsManagedIdentity { get; set; }

    /// <summary>A token for the management endpoint that was got elsewhere.</summary>
    public SecureString? AccessToken { get; set; }

    /// <summary>Shows a person the code to type on another device; null when that is not wanted.</summary>
    public Action<string>? ShowDeviceCode { get; set; }
}
