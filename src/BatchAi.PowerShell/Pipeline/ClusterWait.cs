using System.Diagnostics;

namespace BatchAi.Pipeline;

/// <summary>Waits for nodes of clusters, all at once, and tells how they fare meanwhile.</summary>
/// <param name="work">Where it tells it, and what it asks.</param>
/// <param name="goal">What is waited for.</param>
/// <param name="timeout">How long; null for ever.</param>
internal sealed class ClusterWait(CommandWork work, ClusterGoal goal, TimeSpan? timeout)
{
    private const int ActivityId = 0x0BA8;

    private static readonly TimeSpan FirstLook = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestLook = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestLookHere = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Reminder = TimeSpan.FromMinutes(5);

    private readonly Dictionary<ResourcePath, Cluster?> _waiting = [];
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private readonly ProgressReporter _progress = new(work.Output.WriteProgress, "Waiting for clusters", ActivityId);
    private TimeSpan _nextReminder = Reminder;

    /// <summary>Whether a cluster has what is waited for; the goal says it when nothing else does.</summary>
    internal Func<Cluster, bool>? IsEnough { get; init; }

    /// <summary>Whether the clusters are written when they have it.</summary>
    internal bool WritesClusters { get; init; } = true;

    /// <summary>Waits until each has what is waited for, or cannot have it, or the time is over.</summary>
    /// <param name="clusters">The clusters.</param>
    internal async Task RunAsync(IEnumerable<ResourcePath> clusters)
    {
        foreach (var cluster in clusters) _waiting[cluster] = null;
        try
        {
            for (var look = FirstLook; await LookAsync(); look = Longer(look))
            {
                _progress.Report($"{Describe()}; {Durations.Describe(_watch.Elapsed)}");
                Remind();
                if (timeout - _watch.Elapsed is { } left && left <= TimeSpan.Zero)
                {
                    foreach (var late in _waiting) work.Output.WriteError(Errors.Of(ClusterErrors.TimedOut(late.Key, late.Value, timeout!.Value), late.Key.ToString()));
                    return;
                }

                await Task.Delay(timeout - _watch.Elapsed is { } rest && rest < look && rest > TimeSpan.Zero ? rest : look, work.StopToken);
            }
        }
        finally
        {
            if (!work.StopToken.IsCancellationRequested) _progress.Complete();
        }
    }

    private async Task<bool> LookAsync()
    {
        foreach (var path in _waiting.Keys.ToList())
        {
            try
            {
                Take(path, await work.Client.Compute().Clusters.GetAsync(path, work.StopToken));
            }
            catch (BatchAiException error)
            {
                _waiting.Remove(path);
                work.Output.WriteError(Errors.Of(error, path.ToString()));
            }
        }

        return _waiting.Count > 0;
    }

    private void Take(ResourcePath path, Cluster cluster)
    {
        var words = Words(cluster);
        if (_waiting[path] is not { } before || Words(before) != words) work.Output.WriteInformation($"{cluster.Name} is {words}");
        _waiting[path] = cluster;
        var hasFailed = cluster.Error is { Count: > 0 } || cluster.ProvisioningState is "failed" or "deleting";
        if (!hasFailed && !(IsEnough?.Invoke(cluster) ?? IsReached(cluster, goal))) return;
        _waiting.Remove(path);
        if (hasFailed) work.Output.WriteError(Errors.Of(ClusterErrors.Failed(cluster), cluster));
        else if (WritesClusters) work.Output.Write(cluster);
    }

    /// <summary>Whether a cluster has what is waited for. One that is to have no nodes is as idle as it gets.</summary>
    internal static bool IsReached(Cluster cluster, ClusterGoal goal)
    {
        if (cluster.AllocationState != "steady" || cluster.ProvisioningState != "succeeded") return false;
        var nodes = cluster.NodeStateCount ?? new NodeStateCount();
        var wantsNone = cluster.TargetNodeCount == 0 || (cluster.MinNodeCount == 0 && cluster.CurrentNodeCount is null or 0);
        return goal == ClusterGoal.Steady || (nodes.Preparing == 0 && (nodes.Idle > 0 || wantsNone));
    }

    private void Remind()
    {
        if (_watch.Elapsed < _nextReminder) return;
        _nextReminder += Reminder;
        work.Output.WriteInformation($"Waiting for {Durations.Describe(_watch.Elapsed)}: {Describe()}");
    }

    private string Describe() => string.Join("; ", _waiting.Select(one => $"{one.Key.Name}: {(one.Value is { } cluster ? Words(cluster) : "not known")}"));

    private static string Words(Cluster cluster) => $"{cluster.AllocationState} ({cluster.NodeStateCount})";

    private TimeSpan Longer(TimeSpan look)
    {
        var longest = work.Client.Connection.Kind == ConnectionKind.Local ? LongestLookHere : LongestLook;
        var longer = TimeSpan.FromTicks(look.Ticks * 3 / 2);
        return longer < longest ? longer : longest;
    }
}
