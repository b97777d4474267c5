using BatchAi.Core.Planning.Launch;
using BatchAi.Core.Planning.Toolkits;
using BatchAi.Core.Wire;

namespace BatchAi.Core.Planning;

/// <summary>Defines the environment of a job.</summary>
internal static class JobVariables
{
    public static VariableScope Define(JobIdentity identity, JobBaseProperties job, int nodeCount, EngineRoots roots, JobLayout layout, ToolkitPlanner toolkit)
    {
        var scope = new VariableScope();
        DefinePlaces(scope, identity, roots, layout);
        DefineDirectories(scope, job, identity);
        DefineNodes(scope, nodeCount, layout);
        scope.Define(VariableNames.JobId, PlanText.Escape(identity.JobId));
        foreach (var variable in toolkit.Variables(job, nodeCount, layout)) DefineOfToolkit(scope, variable.Key, variable.Value);
        foreach (var setting in MpiSettings(job, nodeCount, roots, layout, toolkit)) scope.DefineDefault(setting.Key, setting.Value);

        scope.DefineUser(job.EnvironmentVariables, job.Secrets);
        return scope;
    }

    // What Batch AI never promised by name is left to a job that has its own idea of it.
    private static void DefineOfToolkit(VariableScope scope, string name, string value)
    {
        if (name.StartsWith(VariableNames.ServicePrefix, StringComparison.Ordinal)) scope.Define(name, value);
        else scope.DefineDefault(name, value);
    }

    // Jobs of several nodes may start MPI themselves.
    private static IEnumerable<KeyValuePair<string, string>> MpiSettings(JobBaseProperties job, int nodeCount, EngineRoots roots, JobLayout layout, ToolkitPlanner toolkit) =>
    [
        .. nodeCount > 1 || toolkit.UsesMpi(job, nodeCount) ? MpiScript.Settings : [],
        .. roots.HasNodeScripts(nodeCount) ? NodeScripts.Settings(layout) : [],
    ];

    private static void DefinePlaces(VariableScope scope, JobIdentity identity, EngineRoots roots, JobLayout layout)
    {
        scope.Define(VariableNames.Root, roots.Root);
        scope.Define(VariableNames.MountRoot, roots.MountRoot);
        if (!identity.IsOfPreview) scope.Define(VariableNames.JobMountRoot, layout.Mounts);
        scope.Define(VariableNames.JobTemp, layout.Directory);
        scope.Define(VariableNames.JobTempDirectory, layout.Directory);
        scope.Define(VariableNames.SharedJobTemp, layout.Shared);
    }

    private static void DefineDirectories(VariableScope scope, JobBaseProperties job, JobIdentity identity)
    {
        foreach (var input in job.InputDirectories ?? [])
            scope.Define(VariableNames.InputPrefix + input.Id, () => scope.ExpandPath(input.Path, $"inputDirectories[{input.Id}].path"));
        foreach (var output in job.OutputDirectories ?? [])
            scope.Define(VariableNames.OutputPrefix + output.Id, () => OutputPlanner.PathOf(scope, output, identity));
        scope.Define(VariableNames.StdOutErrDirectory, () => OutputPlanner.StdOutErrPath(scope, job.StdOutErrPathPrefix, identity));
    }

    private static void DefineNodes(VariableScope scope, int nodeCount, JobLayout layout)
    {
        var master = PlanText.Symbol(PlanSymbols.OfNode(0, "address"));
        var gpus = PlanText.Symbol(PlanSymbols.GpuCount);
        scope.Define(VariableNames.HostFile, layout.HostFile);
        scope.Define(VariableNames.HostList, PlanText.Symbol(PlanSymbols.Addresses));
        if (nodeCount > 1) scope.Define(VariableNames.MasterNode, master + ":6000");
        scope.Define(VariableNames.GpuCount, gpus);
        scope.Define(VariableNames.GpuCountPerNode, gpus);
        scope.Define(VariableNames.MpiMasterNode, master);
        scope.Define(VariableNames.MasterNodeAddress, master);
        scope.Define(VariableNames.IsMaster, PlanText.Symbol(PlanSymbols.NodeIsMaster));
        scope.Define(VariableNames.NodeAddress, PlanText.Symbol(PlanSymbols.NodeAddress));
    }
}
