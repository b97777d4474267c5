using System.Text.Json;
using BatchAi.Core.Execution;
using BatchAi.Core.Planning;
using BatchAi.Service.Agent.Attempts;
using BatchAi.Service.Hosting;

namespace BatchAi.Service.Tests.Support;

/// <summary>A job of one node and the order to run it.</summary>
internal sealed class TestJob
{
    private readonly string _dataRoot;

    internal TestJob(string dataRoot, string nodeRoot, string commandLine)
    {
        _dataRoot = dataRoot;
        NodeRoot = nodeRoot;
        Order = OrderOf(PlainPath.To(nodeRoot), commandLine);
        Folder = new AttemptFolder(dataRoot, Guid.NewGuid().ToString("D"));
    }

    internal AttemptOrder Order { get; }

    internal JobPlan Plan => Order.Plan;

    internal string NodeRoot { get; }

    internal AttemptFolder Folder { get; private set; }

    internal string AttemptId => Folder.AttemptId;

    internal TaskFolder CommandFolder => Folder.Task(PlanStepNames.Command, "", 0);

    internal string WorkingDirectory => Path.Combine(NodeRoot, "job", "wd");

    /// <summary>A command that tells of its start in a file, then waits until it is let go.</summary>
    internal const string WaitForGo = "echo $$ >>starts; until [ -e go ]; do sleep 0.02; done; ";

    /// <summary>How often <see cref="WaitForGo"/> has started.</summary>
    internal int Starts => File.Exists(PathOf("starts")) ? File.ReadLines(PathOf("starts")).Count() : 0;

    internal string StandardOutput => ReadText("job/out/stdout.txt");

    internal string StandardError => ReadText("job/out/stderr.txt");

    internal string ExecutionLog => ReadText("job/execution.log");

    /// <summary>The result as the attempt's folder has it.</summary>
    internal AttemptResult? RecordedResult => AgentJson.TryRead(Folder.Result, AgentJson.Default.AttemptResult);

    /// <summary>A path in the job's working directory.</summary>
    internal string PathOf(string name) => Path.Combine(WorkingDirectory, name);

    internal void Go() => File.WriteAllText(PathOf("go"), "");

    internal Task StartedAsync() => Eventually.TrueAsync(() => Starts > 0);

    /// <summary>Puts a step in front of the command.</summary>
    internal TestJob With(string step, string commandLine)
    {
        Plan.Steps.Insert(0, StepOf(step, commandLine));
        return this;
    }

    /// <summary>Puts a task beside the command that serves it and never ends by itself.</summary>
    internal TestJob WithServer(string commandLine)
    {
        var server = StepOf("server", commandLine).Tasks[0];
        server.Name = "ps-0";
        server.IsServer = true;
        Plan.Steps[^1].Tasks.Add(server);
        return this;
    }

    internal TestJob WithLimit(TimeSpan limit)
    {
        Plan.MaxWallClockTime = limit;
        return this;
    }

    internal TestJob WithVariable(string name, string value)
    {
        Plan.Environment.Add(new PlanVariable { Name = name, Value = PlanText.Escape(value) });
        return this;
    }

    /// <summary>Writes the order into the attempt's folder, where an agent finds it.</summary>
    internal void Submit()
    {
        Directory.CreateDirectory(NodeRoot);
        OwnerOnly.CreateDirectory(Folder.Root);
        OwnerOnly.WriteAllText(Folder.Order, JsonSerializer.Serialize(Order, AgentJson.Default.AttemptOrder));
    }

    /// <summary>Submits the same job as another attempt.</summary>
    internal void SubmitAgain()
    {
        Folder = new AttemptFolder(_dataRoot, Guid.NewGuid().ToString("D"));
        Submit();
    }

    internal async Task StartAsync(TestAgent agent)
    {
        Submit();
        await agent.Client.StartAsync(AttemptId);
    }

    internal async Task<AttemptResult> RunAsync(TestAgent agent)
    {
        await StartAsync(agent);
        return await agent.ResultAsync(AttemptId);
    }

    private string ReadText(string relativePath)
    {
        var path = Path.Combine(NodeRoot, relativePath);
        return File.Exists(path) ? File.ReadAllText(path) : "";
    }

    private static AttemptOrder OrderOf(string nodeRoot, string commandLine) => new()
    {
        GraceSeconds = 1,
        Plan = new JobPlan
        {
            JobName = "job",
            JobDirectory = "{node.root}/job",
            ExecutionLog = "{node.root}/job/execution.log",
            Directories = ["{node.root}/job", "{node.root}/job/wd", "{node.root}/job/out"],
            Steps = [StepOf(PlanStepNames.Command, commandLine)],

            // By this a test finds every process of its own, whatever it is called.
            Environment = [new PlanVariable { Name = "TEST_NODE_ROOT", Value = "{node.root}" }],
        },
        Allocation = new Allocation { Nodes = [new AllocatedNode { Id = "node-0", Address = "127.0.0.1", Root = nodeRoot }] },
    };

    private static PlanStep StepOf(string name, string commandLine)
    {
        var prefix = name == PlanStepNames.Command ? "" : name + "-";
        return new PlanStep
        {
            Name = name,
            Tasks =
            [
                new PlanTask
                {
                    CommandLine = PlanText.Escape(commandLine),
                    WorkingDirectory = "{node.root}/job/wd",
                    StandardOutput = $"{{node.root}}/job/out/{prefix}stdout.txt",
                    StandardError = $"{{node.root}}/job/out/{prefix}stderr.txt",
                },
            ],
        };
    }
}
