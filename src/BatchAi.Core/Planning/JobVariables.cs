using BatchAi.Core.Wire;

namespace BatchAi.Core.Planning;

/// <summary>Defines the environment of a job.</summary>
internal static class JobVariables
{
    public static VariableScope Define(JobIdentity identity, JobBaseProperties job, int nodeCount, EngineRoots roots, JobLayout layout)
    {
        var scope = new VariableScope();
        DefinePlaces(scope, roots, layout);
        DefineDirectories(scope, job, identity.OutputPathSegment);
        DefineNodes(scope, nodeCount, layout);
        scope.Define(VariableNames.JobId, PlanText.Escape(identity.JobId));
        scope.DefineUser(job.EnvironmentVariables, job.Secrets);
        return scope;
    }

    private static void DefinePlaces(VariableScope scope, EngineRoots roots, JobLayout layout)
    {
        scope.Define(VariableNames.Root, roots.Root);
        scope.Define(VariableNames.MountRoot, roots.MountRoot);
        scope.Define(VariableNames.JobMountRoot, layout.Mounts);
        scope.Define(VariableNames.JobTemp, layout.Directory);
        scope.Define(VariableNames.JobTempDirectory, layout.Directory);
        scope.Define(VariableNames.SharedJobTemp, layout.Shared);
    }

    private static void DefineDirectories(VariableScope scope, JobBaseProperties job, string segment)
    {
        foreach (var input in job.InputDirectories ?? [])
            scope.Define(VariableNames.InputPrefix + input.Id, () => scope.ExpandPath(input.Path, $"inputDirectories[{input.Id}].path"));
        foreach (var output in job.OutputDirectories ?? [])
            scope.Define(VariableNames.OutputPrefix + output.Id, () => OutputPlanner.PathOf(scope, output, segment));
        scope.Define(VariableNames.StdOutErrDirectory, () => OutputPlanner.StdOutErrPath(scope, job.StdOutErrPathPrefix, segment));
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
