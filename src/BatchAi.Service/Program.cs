using System.CommandLine;
using BatchAi.Service.CommandLine;
using BatchAi.Service.Hosting;

InheritedHandles.Keep();

var root = new RootCommand("Azure Batch AI, given back: runs training jobs from one job.json.")
{
    RunCommand.Create(),
    ServeCommand.Create(BatchAiContent.StartAsync, StorageContent.StartAsync),
    StatusCommand.Create(),
    StopCommand.Create(),
    AccountCommand.Create(),
    AgentCommand.Create(),
};

try
{
    // A word that begins with @ is a word, not a file of further ones.
    var parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });

    // Signals are the commands' own business: a job needs longer to end than the library would wait.
    var configuration = new InvocationConfiguration { ProcessTerminationTimeout = null, EnableDefaultExceptionHandler = false };
    var exitCode = await parsed.InvokeAsync(configuration);
    return parsed.Errors.Count > 0 ? 2 : exitCode;
}
catch (Exception error)
{
    return UnexpectedError.Show(error);
}
