namespace BatchAi.Service.Api.BatchAi;

/// <summary>The paths of Batch AI's resources.</summary>
internal static class BatchAiPaths
{
    internal const string Subscription = "/subscriptions/{subscription}/providers/Microsoft.BatchAI";
    internal const string Group = "/subscriptions/{subscription}/resourceGroups/{group}/providers/Microsoft.BatchAI";
    internal const string Location = Subscription + "/locations/{location}";
    internal const string Workspaces = Group + "/workspaces";
    internal const string Workspace = Workspaces + "/{workspace}";
    internal const string Experiments = Workspace + "/experiments";
    internal const string Experiment = Experiments + "/{experiment}";
    internal const string Jobs = Experiment + "/jobs";
    internal const string Job = Jobs + "/{job}";
    internal const string Clusters = Workspace + "/clusters";
    internal const string Cluster = Clusters + "/{cluster}";
    internal const string FileServers = Workspace + "/fileServers";
    internal const string FileServer = FileServers + "/{fileserver}";
}
