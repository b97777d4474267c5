using BatchAi.Core.Wire;

namespace BatchAi.Service.Control;

/// <summary>Fills in what a request leaves open, and spells values as the API does.</summary>
internal static class Defaults
{
    private const string FileMode = "0777";

    internal static JobBaseProperties Fill(JobBaseProperties job)
    {
        job.SchedulingPriority = Lower(job.SchedulingPriority) ?? "normal";
        (job.Constraints ??= new JobConstraints()).MaxWallClockTime ??= TimeSpan.FromDays(7);
        Fill(job.MountVolumes);
        return job;
    }

    /// <summary>Fills in a cluster.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="outputPathSuffix">The path between the output prefix of its setup task and the task's files.</param>
    internal static ClusterBaseProperties Fill(ClusterBaseProperties cluster, string outputPathSuffix)
    {
        cluster.VmSize = cluster.VmSize!.ToUpperInvariant();
        cluster.VmPriority = Lower(cluster.VmPriority) ?? "dedicated";
        cluster.VirtualMachineConfiguration ??= new VirtualMachineConfiguration();
        cluster.VirtualMachineConfiguration.ImageReference ??= new ImageReference { Publisher = "Canonical", Offer = "UbuntuServer", Sku = "16.04-LTS" };
        cluster.VirtualMachineConfiguration.ImageReference.Version ??= "latest";
        cluster.ScaleSettings = Fill(cluster.ScaleSettings);
        Fill(cluster.NodeSetup?.MountVolumes);
        if (cluster.NodeSetup?.SetupTask is { } task) task.StdOutErrPathSuffix = outputPathSuffix;
        return cluster;
    }

    internal static ScaleSettings Fill(ScaleSettings? scale)
    {
        scale ??= new ScaleSettings { Manual = new ManualScaleSettings { TargetNodeCount = 0 } };
        if (scale.Manual is { } manual) manual.NodeDeallocationOption = Lower(manual.NodeDeallocationOption) ?? "requeue";
        if (scale.AutoScale is { } auto) auto.InitialNodeCount ??= 0;
        return scale;
    }

    internal static FileServerBaseProperties Fill(FileServerBaseProperties server)
    {
        server.VmSize = server.VmSize!.ToUpperInvariant();
        server.DataDisks!.CachingType = Lower(server.DataDisks.CachingType) ?? "none";
        server.DataDisks.StorageAccountType = server.DataDisks.StorageAccountType!.StartsWith("premium", StringComparison.OrdinalIgnoreCase) ? "Premium_LRS" : "Standard_LRS";
        return server;
    }

    private static void Fill(MountVolumes? volumes)
    {
        foreach (var share in volumes?.AzureFileShares ?? [])
        {
            share.FileMode ??= FileMode;
            share.DirectoryMode ??= FileMode;
        }
    }

    private static string? Lower(string? value) => value?.ToLowerInvariant();
}
