using BatchAi.Core.Wire;

namespace BatchAi.Core.Planning;

/// <summary>Plans what makes a cluster's node ready: its mounts and the setup task.</summary>
public static class NodeSetupPlanner
{
    /// <summary>
    /// Plans the preparation of one node, apart from any job: the cluster's mounts, then the setup task if there is one.
    /// </summary>
    /// <param name="identity">The names and the uuid of the cluster.</param>
    /// <param name="cluster">What the client asks for.</param>
    /// <param name="roots">Where the engine puts things on its nodes.</param>
    /// <param name="maxWallClockTime">How long the setup may take.</param>
    /// <exception cref="BatchAiException">The setup cannot be planned.</exception>
    public static JobPlan Plan(ClusterIdentity identity, ClusterBaseProperties cluster, EngineRoots roots, TimeSpan maxWallClockTime)
    {
        var startup = StartupDirectory(roots);
        var plan = new JobPlan
        {
            JobName = identity.Cluster,
            JobId = identity.ClusterId,
            OutputPathSegment = identity.OutputPathSuffix,
            MaxWallClockTime = maxWallClockTime,
            JobDirectory = startup,
            ExecutionLog = startup + "/execution.log",
            Mounts = MountPlanner.Plan(cluster.NodeSetup?.MountVolumes, PlanMountLevels.Cluster, roots.MountRoot),
            Directories = [roots.MountRoot, startup],
        };
        if (PutInFront(plan, identity, cluster.NodeSetup?.SetupTask, roots) is { } output) plan.Outputs.Add(output);
        return plan;
    }

    /// <summary>Makes the setup task the first step of a plan that has the cluster's mounts.</summary>
    /// <returns>Where the task's output goes; none without a setup task.</returns>
    internal static PlanOutput? PutInFront(JobPlan plan, ClusterIdentity identity, SetupTask? task, EngineRoots roots)
    {
        if (task is null) return null;
        if (task.CommandLine is not { Length: > 0 } commandLine) throw PlanFaults.MissingMember("setupTask.commandLine");

        var scope = Variables(identity, task, roots);
        var folder = scope[VariableNames.StdOutErrDirectory];
        var workingDirectory = StartupDirectory(roots) + "/wd";
        var tasks = Enumerable.Range(0, plan.NodeCount).Select(node => new PlanTask
        {
            Name = plan.NodeCount > 1 ? $"{node}" : "",
            Node = node,
            CommandLine = PlanText.Escape(commandLine),
            WorkingDirectory = workingDirectory,
            StandardOutput = $"{folder}/stdout-{PlanText.Symbol(PlanSymbols.NodeId)}.txt",
            StandardError = $"{folder}/stderr-{PlanText.Symbol(PlanSymbols.NodeId)}.txt",
        }).ToList();
        plan.Steps.Insert(0, new PlanStep { Name = PlanStepNames.Setup, Environment = scope.ToEnvironment(), Tasks = tasks });
        plan.Directories = plan.Directories.Concat([workingDirectory, folder]).Distinct(StringComparer.Ordinal).ToList();

        scope.WarnOfUndefined(tasks[0], "setup task");
        foreach (var warning in scope.Warnings) plan.Warnings.Add(warning);
        return OutputPlanner.Locate(OutputPlanner.StdOutErr, folder, plan.Mounts);
    }

    private static VariableScope Variables(ClusterIdentity identity, SetupTask task, EngineRoots roots)
    {
        var scope = new VariableScope();
        scope.Define(VariableNames.Root, roots.Root);
        scope.Define(VariableNames.MountRoot, roots.MountRoot);
        scope.Define(VariableNames.StdOutErrDirectory, () => TemplatePath.Below(
            scope.ExpandPath(task.StdOutErrPathPrefix, "setupTask.stdOutErrPathPrefix"),
            PlanText.Escape(identity.OutputPathSuffix),
            "setupTask.stdOutErrPathPrefix"));
        scope.DefineUser(task.EnvironmentVariables, task.Secrets);
        return scope;
    }

    private static string StartupDirectory(EngineRoots roots) => roots.Root + "/startup";
}
