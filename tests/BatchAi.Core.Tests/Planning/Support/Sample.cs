using BatchAi.Core.Planning;
using BatchAi.Core.Wire;

namespace BatchAi.Core.Tests.Planning.Support;

/// <summary>Jobs, plans and allocations to test with.</summary>
internal static class Sample
{
    public const string JobId = "a949ad34-533b-4749-9658-9272d6c05e71";

    public const string Segment = "sub/rg/workspaces/ws/experiments/exp/jobs/job1/" + JobId;

    public static JobIdentity Identity { get; } = new("sub", "rg", "ws", "exp", "job1", JobId);

    public static ClusterIdentity ClusterIdentity { get; } = new("sub", "rg", "ws", "c1", "c9941a94-5e9f-4b7c-8d55-2f1b3c0e7a11");

    public static JobBaseProperties Custom(string commandLine = "true", int nodeCount = 1) => new()
    {
        NodeCount = nodeCount,
        CustomToolkitSettings = new CustomToolkitSettings { CommandLine = commandLine },
        StdOutErrPathPrefix = "$AZ_BATCHAI_JOB_MOUNT_ROOT/logs",
        MountVolumes = new MountVolumes { AzureFileShares = [Share("logs")] },
    };

    public static JobBaseProperties Cntk(CntkSettings settings, int nodeCount = 1)
    {
        var job = Custom(nodeCount: nodeCount);
        job.CustomToolkitSettings = null;
        job.CntkSettings = settings;
        return job;
    }

    public static AzureFileShareReference Share(string name, string? path = null) => new()
    {
        AccountName = "acct",
        AzureFileUrl = $"https://acct.file.core.windows.net/{name}",
        RelativeMountPath = path ?? name,
    };

    public static EnvironmentVariable Variable(string name, string value) => new() { Name = name, Value = value };

    public static EnvironmentVariableWithSecretValue Secret(string name, string? value) => new() { Name = name, Value = value };

    public static JobPlan Plan(JobBaseProperties job, ClusterBaseProperties? cluster = null) =>
        JobPlanner.Plan(Identity, job, cluster, EngineRoots.BelowNodeRoot);

    public static Allocation Allocation(JobPlan plan, int gpusPerNode = 0) => new()
    {
        Nodes = Enumerable.Range(0, plan.NodeCount).Select(node => Node(node, gpusPerNode)).ToList(),
        MountSources = plan.Mounts.Select((_, mount) => $"/store/{mount}").ToList(),
        Ports = plan.Ports.Select((port, i) => (port.Name, Number: 2222 + i)).ToDictionary(port => port.Name, port => port.Number),
    };

    public static NodeFacts Facts { get; } = new(
        new Dictionary<string, string> { ["PATH"] = "/usr/bin:/bin", ["HOME"] = "/home/user" },
        "python3");

    /// <summary>Plans a job and binds its only process of a step.</summary>
    public static BoundTask Bind(JobBaseProperties job, string step = PlanStepNames.Command, int gpusPerNode = 0)
    {
        var plan = Plan(job);
        var planned = plan.Steps.Single(one => one.Name == step);
        return PlanBinding.BindTask(plan, planned, planned.Tasks[0], Allocation(plan, gpusPerNode), Facts, JobSecretsReader.Read(job));
    }

    public static string? ValueOf(JobPlan plan, string name) =>
        plan.Environment.LastOrDefault(variable => variable.Name == name)?.Value;

    private static AllocatedNode Node(int index, int gpus) => new()
    {
        Id = $"node-{index}",
        Address = $"10.0.0.{index + 4}",
        Root = $"/data/nodes/{index}",
        Gpus = Enumerable.Range(index * gpus, gpus).Select(number => $"GPU-{number}").ToList(),
    };
}
