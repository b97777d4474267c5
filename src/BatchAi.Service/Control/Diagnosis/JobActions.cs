using BatchAi.Core.Execution;
using BatchAi.Service.State;

namespace BatchAi.Service.Control.Diagnosis;

/// <summary>The commands that help next, for a person with the PowerShell module. Names are letters, digits, hyphens and underscores: they need no quotes.</summary>
internal static class JobActions
{
    private const string Default = "default";

    /// <summary>The commands, the most likely first.</summary>
    internal static IReadOnlyList<string> For(ArmId id, JobDiagnosis known, int nodeCount, DateTimeOffset now)
    {
        var job = $"{id.Name}{ScopeOf(id)}";
        return known.State switch
        {
            JobStates.Queued => [.. Waiting(job, known, nodeCount, ScopeOf(id, isOfCluster: true))],
            JobStates.Running when JobSummary.SilentFor(known, now) is not null => [.. Watch(job, known, " -Tail 20"), $"Stop-BatchAiJob {job}", $"Restart-BatchAiJob {job}"],
            JobStates.Running => [.. Watch(job, known), $"Wait-BatchAiJob {job}"],
            JobStates.Terminating => [$"Wait-BatchAiJob {job}"],
            JobStates.Succeeded when known.IsListed => [$"Get-BatchAiJob {job} | Get-BatchAiJobFile", $"Get-BatchAiJob {job} | Save-BatchAiJobFile -Destination {id.Name}"],
            JobStates.Succeeded => known.Output?.Elsewhere is null ? AgainOnAShare(job, id) : [],
            _ => [.. Failed(job, id, known)],
        };
    }

    // What lies on no mount cannot be followed.
    private static IEnumerable<string> Watch(string job, JobDiagnosis known, string more = "") => known.IsListed ? [$"Get-BatchAiJob {job} | Watch-BatchAiJobOutput{more}"] : [];

    private static IReadOnlyList<string> AgainOnAShare(string job, ArmId id) =>
    [
        $"Export-BatchAiJobConfig {job} -Path {id.Name}.json",
        $"New-BatchAiJob {id.Name}.json {id.Name}-mounted{ScopeOf(id)} -Mount (Get-BatchAiFileShare NAME -StorageAccount ACCOUNT) -StdOutErrPathPrefix '$AZ_BATCHAI_JOB_MOUNT_ROOT/NAME'",
    ];

    private static IEnumerable<string> Waiting(string job, JobDiagnosis known, int nodeCount, string scope)
    {
        if (known.Cluster is { } cluster)
        {
            var name = $"{cluster.Name}{scope}";
            if (nodeCount > cluster.MaximumNodeCount) yield return cluster.IsAutomatic ? $"Update-BatchAiCluster {name} -MinNodeCount 0 -MaxNodeCount {nodeCount}" : $"Update-BatchAiCluster {name} -NodeCount {nodeCount}";
            if (cluster.NodeStates.UnusableNodeCount > 0) yield return $"Repair-BatchAiCluster {name}";
            if (cluster.Errors.Count > 0) yield return $"Get-BatchAiClusterDiagnostic {name}";
            if (known.QueuePosition > 1) yield return $"Get-BatchAiJob -Cluster {name}";
        }

        yield return $"Wait-BatchAiJob {job}";
        yield return $"Remove-BatchAiJob {job}";
    }

    private static IEnumerable<string> Failed(string job, ArmId id, JobDiagnosis known)
    {
        if (known.Logs.Any(log => log.Lines.Count > 0 && !log.IsExecutionLog))
        {
            foreach (var command in Watch(job, known)) yield return command;
        }

        switch (known.Code)
        {
            case ErrorCodes.JobTimeLimitExceeded:
                yield return $"Export-BatchAiJobConfig {job} -Path {id.Name}.json";
                yield return $"New-BatchAiJob {id.Name}.json {id.Name}-longer{ScopeOf(id)} -MaxWallClockTime 7.00:00:00";
                break;
            case ErrorCodes.NodeSetupFailed when known.Cluster is { } cluster:
                yield return $"Get-BatchAiClusterDiagnostic {cluster.Name}{ScopeOf(id, isOfCluster: true)}";
                yield return $"Repair-BatchAiCluster {cluster.Name}{ScopeOf(id, isOfCluster: true)}";
                break;
            case ErrorCodes.AzureFileMountFailed or ErrorCodes.ContainerMountFailed or ErrorCodes.JobMountFailed:
                foreach (var command in CommandsIn(known.Cause)) yield return command;
                yield return $"Restart-BatchAiJob {job}";
                break;
            case ErrorCodes.JobTerminated or ErrorCodes.NodeLost:
                yield return $"Restart-BatchAiJob {job}";
                break;
            default:
                yield return $"Export-BatchAiJobConfig {job} -Path {id.Name}.json";
                yield return $"Restart-BatchAiJob {job}";
                break;
        }
    }

    // A mount's problem tells the command that makes what is missing.
    private static IEnumerable<string> CommandsIn(string? cause)
    {
        var at = cause?.IndexOf("New-BatchAi", StringComparison.Ordinal) ?? -1;
        if (at >= 0) yield return cause![at..].Split(')', ',')[0].TrimEnd('.');
    }

    /// <summary>The parameters that lead to something that is not in the default places.</summary>
    internal static string ScopeOf(ArmId id, bool isOfCluster = false)
    {
        var (workspace, experiment) = id.Text.Contains("/experiments/", StringComparison.OrdinalIgnoreCase) ? (id.Parent.Parent, id.Parent.Name) : (id.Parent, Default);
        var parts = new List<string>();
        if (experiment != Default && !isOfCluster) parts.Add($" -Experiment {experiment}");
        if (workspace.Name != Default) parts.Add($" -Workspace {workspace.Name}");
        if (id.ResourceGroup != Default) parts.Add($" -ResourceGroupName {id.ResourceGroup}");
        return string.Concat(parts);
    }
}
