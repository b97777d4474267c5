using BatchAi.Service.Api.BatchAi;

namespace BatchAi.Service.Api.Earlier;

/// <summary>The paths of resources before workspaces.</summary>
internal static class EarlierPaths
{
    internal const string ClustersOfSubscription = BatchAiPaths.Subscription + "/clusters";
    internal const string Clusters = BatchAiPaths.Group + "/clusters";
    internal const string Cluster = Clusters + "/{cluster}";
    internal const string JobsOfSubscription = BatchAiPaths.Subscription + "/jobs";
    internal const string Jobs = BatchAiPaths.Group + "/jobs";
    internal const string Job = Jobs + "/{job}";
    internal const string FileServersOfSubscription = BatchAiPaths.Subscription + "/fileServers";
    internal const string FileServers = BatchAiPaths.Group + "/fileServers";
    internal const string FileServer = FileServers + "/{fileserver}";
}
