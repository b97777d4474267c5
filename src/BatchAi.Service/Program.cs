using System.CommandLine;
using BatchAi.Service.CommandLine;
using BatchAi.Service.Hosting;

InheritedHandles.Keep();

var root = new RootCommand("Azure Batch AI, given back: runs training jobs from one job.json.")
{
    RunCommand.Create(),
    ServeCommand.Create(BatchAiContent.StartAsync),
    StatusCommand.Create(),
    StopCommand.Create(),
    AgentCommand.Create(),
};

// Signals are the commands' own business: a job needs longer to end than the library would wait.
var configuration = new InvocationConfiguration { ProcessTerminationTimeout = null };
var parsed = root.Parse(args);
var exitCode = await parsed.InvokeAsync(configuration);
return parsed.Errors.Count > 0 ? 2 : exitCode;
