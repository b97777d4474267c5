namespace BatchAi.Pipeline;

/// <summary>Counts what goes with something that is removed, so that the question tells it.</summary>
internal sealed class ContentCount
{
    // A question is not worth a walk through everything; beyond this the number says nothing more.
    private const int ManyFiles = 10_000;
    private const string NothingInIt = "nothing in it";

    private int _workspaces;
    private int _clusters;
    private int _fileServers;
    private int _experiments;
    private int _jobs;
    private int _running;
    private int _accounts;
    private int _folders;
    private int _files;
    private long _bytes;

    /// <summary>Adds a resource group and all that is in it.</summary>
    internal async Task AddGroupAsync(IBatchAiClient client, ResourcePath group, CancellationToken cancellationToken)
    {
        if (client.Connection.Kind != ConnectionKind.Azure)
        {
            var compute = client.Compute();
            await Pages.ForAllAsync(next => compute.Workspaces.ListAsync(group, next, cancellationToken), workspace => AddWorkspaceAsync(compute, PathOf(workspace), cancellationToken), cancellationToken);
        }

        await Pages.ForAllAsync(next => client.StorageAccounts.ListAsync(group, next, cancellationToken), account => AddAccountAsync(client, PathOf(account), cancellationToken), cancellationToken);
    }

    /// <summary>Adds a workspace and all that is in it.</summary>
    internal async Task AddWorkspaceAsync(IComputeProvider compute, ResourcePath workspace, CancellationToken cancellationToken)
    {
        _workspaces++;
        await Pages.ForAllAsync(next => compute.Clusters.ListAsync(workspace, next, cancellationToken), _ => Add(ref _clusters), cancellationToken);
        await Pages.ForAllAsync(next => compute.FileServers.ListAsync(workspace, next, cancellationToken), _ => Add(ref _fileServers), cancellationToken);
        await Pages.ForAllAsync(next => compute.Experiments.ListAsync(workspace, next, cancellationToken), experiment => AddExperimentAsync(compute, PathOf(experiment), cancellationToken), cancellationToken);
    }

    /// <summary>Adds an experiment and its jobs.</summary>
    internal async Task AddExperimentAsync(IComputeProvider compute, ResourcePath experiment, CancellationToken cancellationToken)
    {
        _experiments++;
        await AddJobsAsync(compute, experiment, _ => true, cancellationToken);
    }

    /// <summary>Adds the jobs that run on a cluster or wait for it: those that have ended do not need it any more.</summary>
    internal Task AddJobsOfAsync(IComputeProvider compute, ResourcePath cluster, CancellationToken cancellationToken) =>
        Pages.ForAllAsync(next => compute.Experiments.ListAsync(cluster.Parent!, next, cancellationToken), experiment =>
            AddJobsAsync(compute, PathOf(experiment), job => IsOn(job, cluster) && job.ExecutionState is not ("succeeded" or "failed"), cancellationToken), cancellationToken);

    /// <summary>Adds a storage account and all that is in it.</summary>
    internal async Task AddAccountAsync(IBatchAiClient client, ResourcePath account, CancellationToken cancellationToken)
    {
        _accounts++;
        await Pages.ForAllAsync(next => client.StorageFolders.ListSharesAsync(account, next, cancellationToken), share => AddFolderAsync(client, PathOf(share), cancellationToken), cancellationToken);
        await Pages.ForAllAsync(next => client.StorageFolders.ListContainersAsync(account, next, cancellationToken), container => AddFolderAsync(client, PathOf(container), cancellationToken), cancellationToken);
    }

    /// <summary>Adds a share or a container and its files.</summary>
    internal Task AddFolderAsync(IBatchAiClient client, ResourcePath folder, CancellationToken cancellationToken)
    {
        _folders++;
        return AddFilesAsync(client.StorageFiles, folder, "", cancellationToken);
    }

    /// <summary>What is in a workspace, e.g. <c>1 cluster, 3 jobs, 1 running</c>.</summary>
    internal string InWorkspace() => Words(Compute());

    /// <summary>What is in an experiment, or goes with a cluster.</summary>
    /// <param name="none">What to say when there are none.</param>
    internal string Jobs(string none = NothingInIt) => Words(JobWords(), none);

    /// <summary>What is in a storage account.</summary>
    internal string InAccount() => Words(Storage());

    /// <summary>What is in a share or a container, e.g. <c>412 files, 1.2 GiB</c>.</summary>
    internal string InFolder() => Words(Files());

    /// <summary>What is in a resource group.</summary>
    internal string InGroup() => Words([Number(_workspaces, "workspace"), .. Compute(), Number(_accounts, "storage account"), .. Storage()]);

    private IEnumerable<string?> Compute() => [Number(_clusters, "cluster"), Number(_fileServers, "file server"), Number(_experiments, "experiment"), .. JobWords()];

    private IEnumerable<string?> JobWords() => [Number(_jobs, "job"), _running > 0 ? $"{_running} running" : null];

    private IEnumerable<string?> Storage() => [Number(_folders, "share or container", "shares and containers"), .. Files()];

    private IEnumerable<string?> Files() =>
        _files < ManyFiles ? [Number(_files, "file"), _files > 0 ? ByteSize.Words(_bytes) : null] : [$"{ManyFiles} files or more"];

    private static string Words(IEnumerable<string?> parts, string none = NothingInIt)
    {
        var words = parts.Where(part => part is not null).ToList();
        return words.Count == 0 ? none : string.Join(", ", words);
    }

    private static string? Number(int number, string one, string? many = null) => number switch
    {
        0 => null,
        1 => $"1 {one}",
        _ => $"{number} {many ?? one + "s"}",
    };

    private Task AddJobsAsync(IComputeProvider compute, ResourcePath experiment, Func<Job, bool> isCounted, CancellationToken cancellationToken) =>
        Pages.ForAllAsync(next => compute.Jobs.ListAsync(experiment, next, cancellationToken), job =>
        {
            if (!isCounted(job)) return Task.CompletedTask;
            if (job.ExecutionState is "running" or "terminating") _running++;
            return Add(ref _jobs);
        }, cancellationToken);

    private async Task AddFilesAsync(IStorageFiles files, ResourcePath folder, string path, CancellationToken cancellationToken) =>
        await Pages.ForAllAsync(next => _files < ManyFiles ? files.ListAsync(folder, path, next, cancellationToken) : Task.FromResult(new Page<StorageItem>([])), item =>
        {
            if (_files >= ManyFiles) return Task.CompletedTask;
            if (item.IsDirectory) return AddFilesAsync(files, folder, item.Path, cancellationToken);
            _bytes += item.Length ?? 0;
            return Add(ref _files);
        }, cancellationToken);

    private static bool IsOn(Job job, ResourcePath cluster) => ResourcePath.TryParse(job.ClusterId) is { } id ? id.Equals(cluster) : string.Equals(job.ClusterName, cluster.Name, StringComparison.OrdinalIgnoreCase);

    private static ResourcePath PathOf(Resource resource) => ResourcePath.TryParse(resource.ResourceId)!;

    private static Task Add(ref int number)
    {
        number++;
        return Task.CompletedTask;
    }
}
