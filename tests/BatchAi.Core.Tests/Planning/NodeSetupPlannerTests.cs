using BatchAi.Core.Planning;
using BatchAi.Core.Tests.Planning.Support;
using BatchAi.Core.Wire;

namespace BatchAi.Core.Tests.Planning;

public class NodeSetupPlannerTests
{
    private const string Suffix = "sub/rg/workspaces/ws/clusters/c1/c9941a94-5e9f-4b7c-8d55-2f1b3c0e7a11";

    [Fact]
    public void Plan_Alone_MountsAndRunsTheSetupTask()
    {
        var plan = Plan(Cluster());
        Assert.Equal("{node.root}/mounts/logs", Assert.Single(plan.Mounts).Path);
        var step = Assert.Single(plan.Steps);
        Assert.Equal(PlanStepNames.Setup, step.Name);
        Assert.Equal($"{{node.root}}/mounts/logs/{Suffix}/stdout-{{node.id}}.txt", step.Tasks[0].StandardOutput);
        Assert.Equal(["AZ_BATCHAI_ROOT", "AZ_BATCHAI_MOUNT_ROOT", "AZ_BATCHAI_STDOUTERR_DIR", "A", "TOKEN"], step.Environment!.Select(variable => variable.Name));
        Assert.Equal(Suffix, Assert.Single(plan.Outputs).PathOnMount);
        Assert.Contains($"{{node.root}}/mounts/logs/{Suffix}", plan.Directories);
    }

    [Fact]
    public void Plan_WithoutSetupTask_OnlyMounts()
    {
        var cluster = Cluster();
        cluster.NodeSetup!.SetupTask = null;
        var plan = Plan(cluster);
        Assert.Empty(plan.Steps);
        Assert.Empty(plan.Outputs);
        Assert.Single(plan.Mounts);
        Assert.Empty(Plan(new ClusterBaseProperties()).Mounts);
    }

    [Fact]
    public void Plan_OfJobVariables_WarnsAndRefusesPaths()
    {
        var cluster = Cluster();
        cluster.NodeSetup!.SetupTask!.CommandLine = "ls $AZ_BATCHAI_JOB_TEMP";
        Assert.Contains("setup task", Assert.Single(Plan(cluster).Warnings), StringComparison.Ordinal);

        cluster.NodeSetup.SetupTask.StdOutErrPathPrefix = "$AZ_BATCHAI_JOB_TEMP";
        Assert.Equal("UndefinedVariable", Assert.Throws<BatchAiException>(() => Plan(cluster)).Code);
    }

    [Fact]
    public void PlanOfJob_WithSetupInFront_KeepsSecretsOfBothApart()
    {
        var cluster = Cluster();
        var job = Sample.Custom(nodeCount: 2);
        job.Secrets = [Sample.Secret("TOKEN", "of-job")];
        var plan = JobPlanner.Plan(Sample.Identity, job, cluster, EngineRoots.BelowNodeRoot, Sample.ClusterIdentity);
        var secrets = JobSecretsReader.Read(job, cluster);

        Assert.Equal([PlanStepNames.Setup, PlanStepNames.Command], plan.Steps.Select(step => step.Name));
        Assert.Equal([0, 1], plan.Steps[0].Tasks.Select(task => task.Node));
        Assert.Equal("of-setup", Bind(0).Environment["TOKEN"]);
        Assert.Equal("of-job", Bind(1).Environment["TOKEN"]);

        BoundTask Bind(int step) =>
            PlanBinding.BindTask(plan, plan.Steps[step], plan.Steps[step].Tasks[0], Sample.Allocation(plan), Sample.Facts, secrets);
    }

    [Fact]
    public void PlanOfJob_OnClusterSetUpApart_HasTheClustersMountsAlone()
    {
        var plan = Sample.Plan(Sample.Custom(), Cluster());
        Assert.Equal([PlanStepNames.Command], plan.Steps.Select(step => step.Name));
        Assert.Equal([PlanMountLevels.Cluster, PlanMountLevels.Job], plan.Mounts.Select(mount => mount.Level));
    }

    private static JobPlan Plan(ClusterBaseProperties cluster) =>
        NodeSetupPlanner.Plan(Sample.ClusterIdentity, cluster, EngineRoots.BelowNodeRoot, TimeSpan.FromHours(1));

    private static ClusterBaseProperties Cluster() => new()
    {
        NodeSetup = new NodeSetup
        {
            MountVolumes = new MountVolumes { AzureFileShares = [Sample.Share("logs")] },
            SetupTask = new SetupTask
            {
                CommandLine = "install $A",
                StdOutErrPathPrefix = "$AZ_BATCHAI_MOUNT_ROOT/logs",
                EnvironmentVariables = [Sample.Variable("A", "a")],
                Secrets = [Sample.Secret("TOKEN", "of-setup")],
            },
        },
    };
}
