using System.Management.Automation;

namespace BatchAi;

/// <summary>Errors of connecting, signing in, and of the local service.</summary>
internal static class ConnectionErrors
{
    /// <summary>There is no connection that the cmdlet could use.</summary>
    public const string NotConnectedId = "NotConnected";

    /// <summary>No service runs on the data root.</summary>
    public const string ServiceNotRunning = nameof(ServiceNotRunning);

    private const string InvalidEndpoint = nameof(InvalidEndpoint);
    private const string Connect = "Run Connect-BatchAi; it finds the local service, or starts it.";

    internal static readonly ErrorEntry[] Entries =
    [
        new(NotConnectedId, ErrorCategory.ConnectionError, Connect),
        new(ServiceNotRunning, ErrorCategory.ResourceUnavailable, "Run Start-BatchAiService, or Connect-BatchAi."),
        new(InvalidEndpoint, ErrorCategory.InvalidArgument, "Give a URL such as https://batchai.example.com:10010."),
        new("ServiceNotFound", ErrorCategory.ObjectNotFound, "Give -ServicePath, or set BATCHAI_SERVICE to the path of batchai or batchai.dll."),
        new("ServiceRuntimeMissing", ErrorCategory.NotInstalled, "Install the ASP.NET Core runtime 10."),
        new("ServiceNotStarted", ErrorCategory.ResourceUnavailable, "Look into logs/service.log in the data root."),
        new("ServiceNotReady", ErrorCategory.OperationTimeout, "Look into logs/service.log in the data root."),
        new("ServiceStillRunning", ErrorCategory.OperationTimeout, "Try again; the service may be waiting for its jobs."),
        new("ServiceUnreachable", ErrorCategory.ConnectionError, "Check the endpoint, and that the service runs; Connect-BatchAi starts the one of this machine again."),
        new("CertificateNotTrusted", ErrorCategory.SecurityError, "Give -CaCertificatePath: the file tls/ca.pem of the service's data root."),
        new("CertificateNotReadable", ErrorCategory.ReadError, "Give the path of a certificate in PEM or DER."),
        new("TokenNotReadable", ErrorCategory.PermissionDenied, "Use the account that started the service; its token is for its owner alone."),
        new("AuthenticationFailed", ErrorCategory.AuthenticationError, "Sign in again with Connect-BatchAi."),
        new("InvalidAuthenticationToken", ErrorCategory.AuthenticationError, "Sign in again with Connect-BatchAi and the service's token."),
        new("ExpiredAuthenticationToken", ErrorCategory.AuthenticationError, "Sign in again with Connect-BatchAi."),
        new("SandboxHasNoService", ErrorCategory.NotInstalled, "Give -Endpoint and -Token of a service that runs elsewhere."),
        new("BatchAiRetired", ErrorCategory.NotImplemented, "Connect to a Batch AI service: Connect-BatchAi for the one on this machine, or with -Endpoint."),
    ];

    internal static BatchAiException NotConnected(string why) => new(NotConnectedId, why, Connect);

    internal static BatchAiException NoUrl(string what) => new(InvalidEndpoint, $"What {what} says is no URL.");

    internal static BatchAiException UserInUrl(string what) =>
        new(InvalidEndpoint, $"What {what} says holds a user name or a password, and URLs are shown.", "Give the URL without it, and the service's token with -Token.");

    internal static BatchAiException Sandbox() =>
        new("SandboxHasNoService", "A sandbox of Azure Automation cannot run the local service.");
}
