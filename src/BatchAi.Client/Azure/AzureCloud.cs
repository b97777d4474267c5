namespace BatchAi.Client.Azure;

/// <summary>One of Azure's clouds.</summary>
/// <param name="Name">The name that users give.</param>
/// <param name="Endpoint">The management endpoint.</param>
/// <param name="Audience">What tokens are asked for.</param>
/// <param name="Authority">Who signs in.</param>
internal sealed record AzureCloud(string Name, Uri Endpoint, string Audience, Uri Authority)
{
    private static readonly AzureCloud[] All =
    [
        new("AzureCloud", new("https://management.azure.com"), "https://management.azure.com", new("https://login.microsoftonline.com/")),
        new("AzureChinaCloud", new("https://management.chinacloudapi.cn"), "https://management.chinacloudapi.cn", new("https://login.chinacloudapi.cn/")),
        new("AzureUSGovernment", new("https://management.usgovcloudapi.net"), "https://management.usgovcloudapi.net", new("https://login.microsoftonline.us/")),
    ];

    /// <summary>Finds one by its name.</summary>
    /// <exception cref="BatchAiException"><c>CloudNotKnown</c>.</exception>
    internal static AzureCloud Find(string name) => Array.Find(All, cloud => cloud.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? throw new BatchAiException("CloudNotKnown", $"There is no cloud '{name}'.", $"Give one of: {string.Join(", ", All.Select(cloud => cloud.Name))}.");
}
