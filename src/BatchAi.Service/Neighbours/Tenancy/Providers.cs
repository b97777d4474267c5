using BatchAi.Service.Api.Http;
using BatchAi.Service.Control;

namespace BatchAi.Service.Neighbours.Tenancy;

/// <summary>The resource providers. All of them are always registered: nothing here has to be prepared for that.</summary>
internal static class Providers
{
    private static readonly string[] StorageVersions = ["2022-09-01", "2021-09-01", "2019-06-01", "2018-02-01"];

    private static readonly (string Namespace, IReadOnlyList<ProviderResourceType> Types)[] Known =
    [
        ("Microsoft.BatchAI",
        [
            BatchAi("workspaces"), BatchAi("workspaces/clusters"), BatchAi("workspaces/fileservers"), BatchAi("workspaces/experiments"),
            BatchAi("workspaces/experiments/jobs"), Earlier("clusters"), Earlier("jobs"), Earlier("fileServers"), Everywhere("operations"),
            Of("locations/usages", ApiVersions.Usages), Everywhere("locations/operationresults"), Everywhere("locations/operationstatuses"),
        ]),
        // Batch AI's tutorials register it; it has nothing to serve here.
        ("Microsoft.Batch", []),
        ("Microsoft.Storage", [Storage("storageAccounts"), Storage("storageAccounts/fileServices/shares"), Storage("storageAccounts/blobServices/containers"), Storage("checkNameAvailability")]),
        ("Microsoft.Resources", [new() { ResourceType = "resourceGroups", ApiVersions = ["2022-09-01", "2021-04-01"] }]),
    ];

    internal static IReadOnlyList<ProviderResource> List(string subscription) => [.. Known.Select(provider => Describe(subscription, provider))];

    /// <summary>A provider as a subscription sees it, or as all do.</summary>
    internal static ProviderResource Get(string? subscription, string? name)
    {
        var provider = Array.Find(Known, known => known.Namespace.Equals(name, StringComparison.OrdinalIgnoreCase));
        return provider.Namespace is null
            ? throw new ControlException(404, "InvalidResourceNamespace", $"The resource namespace '{name}' is invalid.", "namespace")
            : Describe(subscription, provider);
    }

    private static ProviderResource Describe(string? subscription, (string Namespace, IReadOnlyList<ProviderResourceType> Types) provider) => new()
    {
        Id = (subscription is null ? "" : $"/subscriptions/{subscription}") + $"/providers/{provider.Namespace}",
        Namespace = provider.Namespace,
        ResourceTypes = provider.Types,
    };

    private static ProviderResourceType BatchAi(string type) => Of(type, ApiVersions.Today);

    private static ProviderResourceType Earlier(string type) => Of(type, ApiVersions.Earlier);

    private static ProviderResourceType Everywhere(string type) => Of(type, ApiVersions.BatchAi);

    private static ProviderResourceType Of(string type, ApiVersions versions) => new() { ResourceType = type, ApiVersions = versions.Supported };

    private static ProviderResourceType Storage(string type) => new() { ResourceType = type, ApiVersions = StorageVersions };
}
