using BatchAi.Core.Wire;

namespace BatchAi.Core.Planning.Toolkits;

/// <summary>A TensorFlow job: workers, of which the first is the master, and parameter servers.</summary>
internal sealed class TensorFlowPlanner : ToolkitPlanner
{
    public override string ToolType => "tensorflow";

    public override ProcessSpread Spread(JobBaseProperties job, int nodeCount) =>
        ProcessSpread.Of(job.TensorFlowSettings?.WorkerCount, nodeCount, "workerCount");

    public override IEnumerable<PlanPort> Ports(JobBaseProperties job, int nodeCount)
    {
        var workers = Spread(job, nodeCount);
        var servers = Enumerable.Range(0, ServerCount(job, nodeCount));
        return IsDistributed(job, nodeCount)
            ?
            [
                .. servers.Select(index => new PlanPort { Name = TensorFlowTask.Server(index), Node = index }),
                .. Enumerable.Range(0, workers.Count).Select(index => new PlanPort { Name = TensorFlowTask.Worker(index), Node = workers.NodeOf(index) }),
                .. base.Ports(job, nodeCount),
            ]
            : [];
    }

    public override IEnumerable<KeyValuePair<string, string>> Variables(JobBaseProperties job, int nodeCount, JobLayout layout)
    {
        if (!IsDistributed(job, nodeCount)) return [];
        var tasks = new TensorFlowTask(Ports(job, nodeCount));
        return
        [
            .. base.Variables(job, nodeCount, layout),
            new(VariableNames.ServerHosts, string.Join(",", tasks.Servers)),
            new(VariableNames.WorkerHosts, string.Join(",", tasks.Workers)),
        ];
    }

    public override IEnumerable<PlanTask> Plan(ToolkitContext context)
    {
        var settings = context.Job.TensorFlowSettings ?? throw PlanFaults.MissingMember("tensorFlowSettings");
        var workers = Spread(context.Job, context.NodeCount);
        var configuration = IsDistributed(context.Job, context.NodeCount) ? new TensorFlowTask(Ports(context.Job, context.NodeCount)) : null;
        return
        [
            .. Enumerable.Range(0, workers.Count).Select(index => Worker(context, settings, workers, index, configuration)),
            .. Enumerable.Range(0, ServerCount(context.Job, context.NodeCount)).Select(index => Server(context, settings, index, configuration)),
        ];
    }

    private static PlanTask Worker(ToolkitContext context, TensorFlowSettings settings, ProcessSpread workers, int index, TensorFlowTask? configuration)
    {
        var arguments = index == 0 ? settings.MasterCommandLineArgs : settings.WorkerCommandLineArgs;
        var name = TensorFlowTask.Worker(index);
        var task = context.OnNode(workers.NodeOf(index), name, "-" + name, Command(settings, arguments));
        task.Environment = [.. Variables(configuration, "worker", index), .. RankTasks.Places(workers, index)];
        return task;
    }

    private static PlanTask Server(ToolkitContext context, TensorFlowSettings settings, int index, TensorFlowTask? configuration)
    {
        var name = TensorFlowTask.Server(index);
        var task = context.OnNode(index, name, "-" + name, Command(settings, settings.ParameterServerCommandLineArgs));
        task.IsServer = true;
        task.Environment = [.. Variables(configuration, "ps", index)];
        return task;
    }

    private static IEnumerable<PlanVariable> Variables(TensorFlowTask? configuration, string role, int index)
    {
        yield return RankTasks.Variable(VariableNames.TaskIndex, index);
        if (configuration is not null)
            yield return new PlanVariable { Name = VariableNames.TensorFlowConfiguration, Value = configuration.Configuration(role, index) };
    }

    private static string Command(TensorFlowSettings settings, string? arguments) =>
        ScriptCommand.Python("tensorFlowSettings", settings.PythonInterpreterPath, settings.PythonScriptFilePath, arguments);

    private bool IsDistributed(JobBaseProperties job, int nodeCount) =>
        Spread(job, nodeCount).Count > 1 || ServerCount(job, nodeCount) > 0;

    // A job of one node that asks for nothing is one process.
    private int ServerCount(JobBaseProperties job, int nodeCount)
    {
        var isSingle = nodeCount == 1 && Spread(job, nodeCount).Count == 1;
        var count = job.TensorFlowSettings?.ParameterServerCount ?? (isSingle ? 0 : 1);
        return count >= 0 && count <= nodeCount ? count : throw PlanFaults.OutOfRange("parameterServerCount", count);
    }
}
