using System.Security;

namespace BatchAi;

/// <summary>Connects to a Batch AI service by its URL.</summary>
public sealed class RemoteConnectOptions : ConnectOptions
{
    /// <summary>The URL of the management endpoint.</summary>
    public Uri? Endpoint { get; set; }

    /// <summary>The service's token.</summary>
    public SecureString? Token { get; set; }

    /// <summary>The subscription; null for the service's own.</summary>
    public string? SubscriptionId { get; set; }

    /// <summary>The file with the certificate to trust; null for what the machine trusts.</summary>
    public string? CaCertificatePath { get; set; }

    /// <summary>The thumbprint of the one certificate to trust; null for what the machine trusts.</summary>
    public string? CertificateThumbprint { get; set; }
}
