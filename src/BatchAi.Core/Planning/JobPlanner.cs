using BatchAi.Core.Planning.Launch;
using BatchAi.Core.Planning.Toolkits;
using BatchAi.Core.Wire;

namespace BatchAi.Core.Planning;

/// <summary>Makes the plan of a job. It looks at nothing but its arguments.</summary>
public static class JobPlanner
{
    private static readonly TimeSpan DefaultWallClockTime = TimeSpan.FromDays(7);

    /// <summary>Plans a job.</summary>
    /// <param name="identity">The names and the uuid of the job.</param>
    /// <param name="job">What the client asks for.</param>
    /// <param name="cluster">The cluster that it runs on, if it has one.</param>
    /// <param name="roots">Where the engine puts things on its nodes.</param>
    /// <param name="setUpAs">
    /// The names of the cluster if its setup task is to run as the plan's first step; none when nodes are set up apart.
    /// </param>
    /// <exception cref="BatchAiException">The job cannot be planned; the code tells why, e.g. <c>MissingMember</c>.</exception>
    public static JobPlan Plan(
        JobIdentity identity,
        JobBaseProperties job,
        ClusterBaseProperties? cluster,
        EngineRoots roots,
        ClusterIdentity? setUpAs = null)
    {
        var toolkit = ToolkitPlanners.Of(JobToolkit.ToolTypeOf(job));
        OutputPlanner.CheckIds("inputDirectories", (job.InputDirectories ?? []).Select(input => input.Id));
        OutputPlanner.CheckIds("outputDirectories", (job.OutputDirectories ?? []).Select(output => output.Id), OutputPlanner.StdOutErr);

        var nodeCount = NodeCountOf(job);
        var layout = JobLayout.Of(identity.JobId, roots);
        var scope = JobVariables.Define(identity, job, nodeCount, roots, layout, toolkit);
        var plan = new JobPlan
        {
            JobName = identity.Job,
            JobId = identity.JobId,
            ToolType = toolkit.ToolType,
            NodeCount = nodeCount,
            OutputPathSegment = identity.OutputPathSegment,
            MaxWallClockTime = job.Constraints?.MaxWallClockTime ?? DefaultWallClockTime,
            Container = ContainerPlanner.Plan(job.ContainerSettings),
            JobDirectory = layout.Directory,
            ExecutionLog = $"{scope[VariableNames.StdOutErrDirectory]}/execution{FileSuffix("", nodeCount)}.log",
            Ports = [.. toolkit.Ports(job, nodeCount)],
            Environment = scope.ToEnvironment(),
        };
        AddFiles(plan, job, toolkit, roots, layout);
        AddMounts(plan, job, cluster, roots, layout);
        AddOutputs(plan, job, scope);
        AddDirectories(plan, roots, layout);
        AddSteps(plan, job, toolkit, scope, layout);
        plan.Warnings = [.. scope.Warnings, .. ContainerPlanner.Warnings(job.ContainerSettings), .. OutputWarnings(plan)];
        if (setUpAs is not null) NodeSetupPlanner.PutInFront(plan, setUpAs, cluster?.NodeSetup?.SetupTask, roots);
        return plan;
    }

    private static int NodeCountOf(JobBaseProperties job)
    {
        var count = job.NodeCount ?? 1;
        return count > 0 ? count : throw new BatchAiException(
            "InvalidNodeCount",
            $"A job cannot run on {count} nodes.",
            "Set nodeCount to 1 or more.");
    }

    private static void AddFiles(JobPlan plan, JobBaseProperties job, ToolkitPlanner toolkit, EngineRoots roots, JobLayout layout)
    {
        plan.Files.Add(new PlanFile { Path = layout.HostFile, Content = HostFile.Content(toolkit.Spread(job, plan.NodeCount)) });
        if (toolkit.UsesMpi(job, plan.NodeCount)) plan.Files.Add(MpiScript.In(layout));
        if (!roots.HasNodeScripts(plan.NodeCount)) return;
        plan.Files.Add(NodeScripts.In(layout));
        plan.NodeScript = NodeScripts.VariablesIn(layout);
    }

    private static void AddMounts(JobPlan plan, JobBaseProperties job, ClusterBaseProperties? cluster, EngineRoots roots, JobLayout layout) =>
        plan.Mounts =
        [
            .. MountPlanner.Plan(cluster?.NodeSetup?.MountVolumes, PlanMountLevels.Cluster, roots.MountRoot),
            .. MountPlanner.Plan(job.MountVolumes, PlanMountLevels.Job, layout.Mounts),
        ];

    private static void AddOutputs(JobPlan plan, JobBaseProperties job, VariableScope scope)
    {
        plan.Outputs.Add(OutputPlanner.Locate(OutputPlanner.StdOutErr, scope[VariableNames.StdOutErrDirectory], plan.Mounts));
        foreach (var output in job.OutputDirectories ?? [])
            plan.Outputs.Add(OutputPlanner.Locate(output.Id!, scope[VariableNames.OutputPrefix + output.Id], plan.Mounts));
    }

    private static void AddDirectories(JobPlan plan, EngineRoots roots, JobLayout layout)
    {
        string[] directories =
        [
            roots.MountRoot,
            layout.Directory,
            layout.Mounts,
            layout.Shared,
            layout.WorkingDirectory,
            .. plan.Outputs.Select(output => output.Path),
        ];
        plan.Directories = directories.Distinct(StringComparer.Ordinal).ToList();
    }

    private static void AddSteps(JobPlan plan, JobBaseProperties job, ToolkitPlanner toolkit, VariableScope scope, JobLayout layout)
    {
        var context = new ToolkitContext(job, plan.NodeCount, layout.WorkingDirectory, scope[VariableNames.StdOutErrDirectory]);
        if (job.JobPreparation is { } preparation)
            plan.Steps.Add(new PlanStep { Name = PlanStepNames.Preparation, Tasks = PreparationTasks(preparation, context) });
        plan.Steps.Add(new PlanStep { Name = PlanStepNames.Command, Tasks = toolkit.Plan(context).ToList() });

        foreach (var step in plan.Steps)
        {
            foreach (var task in step.Tasks)
                scope.WarnOfUndefined(task, step.Name == PlanStepNames.Command ? "command line" : "job preparation");
        }
    }

    private static List<PlanTask> PreparationTasks(JobPreparation preparation, ToolkitContext context)
    {
        if (preparation.CommandLine is not { Length: > 0 } commandLine)
            throw PlanFaults.MissingMember("jobPreparation.commandLine");
        var fileSuffix = FileSuffix("-job_prep", context.NodeCount);
        return Enumerable.Range(0, context.NodeCount)
            .Select(node => context.OnNode(node, context.NodeCount > 1 ? $"{node}" : "", fileSuffix, PlanText.Escape(commandLine)))
            .ToList();
    }

    private static string FileSuffix(string suffix, int nodeCount) =>
        nodeCount > 1 ? $"{suffix}-{PlanText.Symbol(PlanSymbols.NodeId)}" : suffix;

    /// <summary>The warnings of a plan that is carried out on this machine, about outputs that it writes outside its own folders.</summary>
    /// <param name="plan">The plan.</param>
    public static IEnumerable<string> OutsideWarnings(JobPlan plan) =>
        from output in plan.Outputs
        where output.MountPath is null && PlanText.SymbolsIn(output.Path).Count == 0
        select $"The output directory '{output.Id}' lies on no mount: its files are written to this machine's own disk, and a service cannot list them.";

    /// <summary>The warnings of a plan that are about outputs which a service could not list.</summary>
    /// <param name="plan">The plan.</param>
    public static IEnumerable<string> OutputWarnings(JobPlan plan) =>
        from output in plan.Outputs
        where output.PathOnMount is null
        select output.MountPath is null
            ? $"The output directory '{output.Id}' lies on no mount: its files stay on the node and cannot be listed."
            : $"The output directory '{output.Id}' has another path on each node: its files cannot be listed.";
}
