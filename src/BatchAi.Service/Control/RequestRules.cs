using BatchAi.Core.JobFiles;
using BatchAi.Core.Wire;

namespace BatchAi.Service.Control;

/// <summary>Judges what clients ask for, by the rules of job and cluster files and by what such files may leave open and a request may not.</summary>
internal static class RequestRules
{
    private const int MostNodes = 100;

    /// <summary>What a request says of a job.</summary>
    /// <exception cref="ControlException">It is faulty.</exception>
    internal static JobBaseProperties Read(JobCreateParameters parameters)
    {
        var read = JobFile.Read(WireJson.SerializeRequest(parameters));
        var job = Accept(read.Job, read.Faults).Properties!;
        var missing = MissingOf(job.MountVolumes, "$.properties.mountVolumes").ToList();
        if (job.Cluster?.Id is null) missing.Insert(0, Missing("$.properties.cluster.id"));
        return missing.Count == 0 ? job : throw Refusals.Invalid(missing);
    }

    /// <summary>What a request says of a cluster.</summary>
    /// <exception cref="ControlException">It is faulty.</exception>
    internal static ClusterBaseProperties Read(ClusterCreateParameters parameters)
    {
        var read = ClusterFile.Read(WireJson.SerializeRequest(parameters));
        var cluster = Accept(read.Cluster, read.Faults).Properties!;
        var missing = MissingOf(cluster.NodeSetup?.MountVolumes, "$.properties.nodeSetup.mountVolumes").ToList();
        if (string.IsNullOrWhiteSpace(cluster.UserAccountSettings?.AdminUserName)) missing.Insert(0, Missing("$.properties.userAccountSettings.adminUserName"));
        return missing.Count == 0 ? CheckSize(cluster) : throw Refusals.Invalid(missing);
    }

    /// <summary>What a request says of a file server.</summary>
    /// <exception cref="ControlException">It is faulty.</exception>
    internal static FileServerBaseProperties Read(FileServerCreateParameters parameters)
    {
        var (server, faults) = FileServerFile.Read(WireJson.SerializeRequest(parameters));
        var properties = Accept(server, faults).Properties!;
        return string.IsNullOrWhiteSpace(properties.SshConfiguration!.UserAccountSettings!.AdminUserName)
            ? throw Refusals.Invalid([Missing("$.properties.sshConfiguration.userAccountSettings.adminUserName")])
            : properties;
    }

    private static T Accept<T>(T? value, IReadOnlyList<JobConfigFault> faults)
        where T : class => value ?? throw Refusals.Invalid([.. faults.Where(f => f.Severity == "Error").Select(WithoutPlace)]);

    // What was read is our own text and not the client's: lines and columns would mean nothing to it.
    private static JobConfigFault WithoutPlace(JobConfigFault fault) => new()
    {
        Severity = fault.Severity,
        Code = fault.Code,
        Message = fault.Message,
        Path = fault.Path,
        Expected = fault.Expected,
        Suggestion = fault.Suggestion,
    };

    private static IEnumerable<JobConfigFault> MissingOf(MountVolumes? volumes, string path)
    {
        foreach (var (share, i) in (volumes?.AzureFileShares ?? []).Select((s, i) => (s, i)))
        {
            if (string.IsNullOrWhiteSpace(share.AccountName)) yield return Missing($"{path}.azureFileShares[{i}].accountName");
            if (share.Credentials is null) yield return Missing($"{path}.azureFileShares[{i}].credentials");
        }

        foreach (var (container, i) in (volumes?.AzureBlobFileSystems ?? []).Select((c, i) => (c, i)))
        {
            if (container.Credentials is null) yield return Missing($"{path}.azureBlobFileSystems[{i}].credentials");
        }
    }

    private static JobConfigFault Missing(string path)
    {
        var name = path[(path.LastIndexOf('.') + 1)..];
        return new JobConfigFault { Code = FaultCodes.MissingMember, Message = $"'{name}' is missing in this object; add it.", Path = path };
    }

    private static ClusterBaseProperties CheckSize(ClusterBaseProperties cluster)
    {
        var scale = cluster.ScaleSettings;
        var (count, member) = scale?.AutoScale is { } auto ? (auto.MaximumNodeCount, "autoScale.maximumNodeCount") : (scale?.Manual?.TargetNodeCount, "manual.targetNodeCount");
        return count > MostNodes
            ? throw Refusals.Invalid(FaultCodes.OutOfRange, $"A cluster has {MostNodes} nodes at the most, and {count} are asked for.", $"$.properties.scaleSettings.{member}")
            : cluster;
    }
}
