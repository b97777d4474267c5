using BatchAi.Core.Wire;
using BatchAi.Service.State;

namespace BatchAi.Service.Tests.Control.Support;

/// <summary>Requests as clients make them.</summary>
internal static class Asked
{
    internal const string Subscription = "00000000-0000-0000-0000-000000000000";
    internal const string Group = "group";

    internal static ArmId Workspace(string name = "ws") => ArmId.Of(Subscription, Group, "workspaces", name);

    internal static ArmId Cluster(string name = "c1") => Workspace().Child("clusters", name);

    internal static ArmId FileServer(string name = "nfs") => Workspace().Child("fileservers", name);

    internal static ArmId Experiment(string name = "exp") => Workspace().Child("experiments", name);

    internal static ArmId Job(string name) => Experiment().Child("jobs", name);

    internal static ClusterCreateParameters OfCluster(int nodes, Action<ClusterBaseProperties>? change = null)
    {
        var cluster = new ClusterBaseProperties
        {
            VmSize = "Standard_NC6",
            ScaleSettings = new ScaleSettings { Manual = new ManualScaleSettings { TargetNodeCount = nodes } },
            UserAccountSettings = new UserAccountSettings { AdminUserName = "demo", AdminUserPassword = "secret-password" },
        };
        change?.Invoke(cluster);
        return new ClusterCreateParameters { Properties = cluster };
    }

    internal static JobCreateParameters OfJob(string commandLine, Action<JobBaseProperties>? change = null)
    {
        var job = new JobBaseProperties
        {
            Cluster = new ResourceId { Id = Cluster().Text },
            NodeCount = 1,
            CustomToolkitSettings = new CustomToolkitSettings { CommandLine = commandLine },
            StdOutErrPathPrefix = "$AZ_BATCHAI_JOB_MOUNT_ROOT/logs",
            MountVolumes = new MountVolumes { AzureFileShares = [Share()] },
        };
        change?.Invoke(job);
        return new JobCreateParameters { Properties = job };
    }

    internal static AzureFileShareReference Share(string share = "logs", string account = "acct") => new()
    {
        AccountName = account,
        AzureFileUrl = $"https://{account}.file.core.windows.net/{share}",
        RelativeMountPath = share,
        Credentials = new AzureStorageCredentialsInfo { AccountKey = "account-key" },
    };

    internal static FileServerCreateParameters OfFileServer() => new()
    {
        Properties = new FileServerBaseProperties
        {
            VmSize = "Standard_DS1",
            SshConfiguration = new SshConfiguration { UserAccountSettings = new UserAccountSettings { AdminUserName = "demo", AdminUserPassword = "secret" } },
            DataDisks = new DataDisks { DiskCount = 2, DiskSizeInGB = 10, StorageAccountType = "standard_lrs" },
        },
    };
}
