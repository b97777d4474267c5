using BatchAi.Connections;

namespace BatchAi.Completion;

/// <summary>
/// Completes names of resources. For <c>-Name</c> the noun of the cmdlet tells what is named, for others the parameter;
/// <see cref="Lists"/> has a line for each.
/// </summary>
public sealed class ResourceNameCompleter : CachedCompleter
{
    private const string Prefix = "BatchAi";

    private static readonly Dictionary<string, Func<IBatchAiClient, CompletionRequest, CancellationToken, Task<IReadOnlyList<Candidate>>>> Lists = new()
    {
        ["ResourceGroup"] = async (client, request, token) =>
            Names(await client.ResourceGroups.ListAsync(SubscriptionOf(request), null, token), group => group.Location),
        ["Workspace"] = async (client, request, token) =>
            Names(await client.Compute().Workspaces.ListAsync(request.Scope.FindGroup() ?? SubscriptionOf(request), null, token), workspace => workspace.Location),
        ["Experiment"] = async (client, request, token) => request.Workspace is { } workspace
            ? Names(await client.Compute().Experiments.ListAsync(workspace, null, token), experiment => experiment.ProvisioningState)
            : [],
        ["Cluster"] = async (client, request, token) => request.Workspace is { } workspace
            ? Names(await client.Compute().Clusters.ListAsync(workspace, null, token), cluster => $"{cluster.VmSize}, {cluster.NodeStateCount}")
            : [],
        ["FileServer"] = async (client, request, token) => request.Workspace is { } workspace
            ? Names(await client.Compute().FileServers.ListAsync(workspace, null, token), server => server.VmSize)
            : [],
        ["Job"] = async (client, request, token) => request.Experiment is { } experiment
            ? Names(await client.Compute().Jobs.ListAsync(experiment, null, token), job => $"{job.ExecutionState}, {job.ClusterName}")
            : [],
        ["StorageAccount"] = async (client, request, token) =>
            Names(await client.StorageAccounts.ListAsync(request.Scope.FindGroup() ?? SubscriptionOf(request), null, token), account => account.Location),
        ["FileShare"] = async (client, request, token) => await request.FindAccountAsync(client, token) is { } account
            ? Names(await client.StorageFolders.ListSharesAsync(account, null, token), share => account.Name)
            : [],
        ["Container"] = async (client, request, token) => await request.FindAccountAsync(client, token) is { } account
            ? Names(await client.StorageFolders.ListContainersAsync(account, null, token), container => account.Name)
            : [],
    };

    private protected override string KeyOf(CompletionRequest request) =>
        string.Join("|", request.Context?.Endpoint, request.Context?.SubscriptionId, KindOf(request), request.Bound["StorageAccount"], request.Context is null ? null : request.Scope.FindGroup(), request.Context is null ? null : request.Experiment ?? request.Workspace);

    private protected override async Task<IReadOnlyList<Candidate>> ListAsync(CompletionRequest request, CancellationToken cancellationToken) =>
        request.Context is { } context && Sessions.TryGetClient(context) is { } client && Lists.TryGetValue(KindOf(request), out var list)
            ? await list(client, request, cancellationToken)
            : [];

    private static string KindOf(CompletionRequest request)
    {
        var noun = request.CommandName.Substring(request.CommandName.IndexOf('-') + 1);
        return request.ParameterName switch
        {
            "Name" when noun.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) => noun.Substring(Prefix.Length),
            "ResourceGroupName" => "ResourceGroup",
            "Share" => "FileShare",
            var parameter => parameter,
        };
    }

    private static ResourcePath SubscriptionOf(CompletionRequest request) => ResourcePath.Subscription(request.Context!.SubscriptionId ?? "");

    private static List<Candidate> Names<T>(Page<T> page, Func<T, string?> tip)
        where T : Resource => page.Items.Select(item => new Candidate(item.Name, tip(item))).ToList();
}
