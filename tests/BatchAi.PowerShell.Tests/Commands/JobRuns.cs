using System.Collections;
using System.Management.Automation;
using BatchAi.Runtime;

namespace BatchAi.Commands;

/// <summary>Cmdlets for jobs on a live service, ready to be run.</summary>
internal sealed class JobRuns(LiveService service)
{
    internal CmdletRun<NewBatchAiJobCommand> New(string name, string commandLine) => Of<NewBatchAiJobCommand>().With("Name", name).With("CommandLine", commandLine);

    internal CmdletRun<GetBatchAiJobCommand> Get(string? name = null) => name is null ? Of<GetBatchAiJobCommand>() : Of<GetBatchAiJobCommand>().With("Name", name);

    internal CmdletRun<WaitBatchAiJobCommand> Wait(string name) => Of<WaitBatchAiJobCommand>().With("Name", name);

    internal CmdletRun<StopBatchAiJobCommand> Stop(string name) => Of<StopBatchAiJobCommand>().With("Name", name);

    internal CmdletRun<T> Of<T>()
        where T : PSCmdlet => new CmdletRun<T>().With("Context", service.Context);

    /// <summary>A job that has ended.</summary>
    internal Job Ended(string name, string commandLine = "true") => New(name, commandLine).With("Wait").Succeed().Single<Job>();

    /// <summary>A job that runs, or waits for its node, until it is stopped.</summary>
    internal Job Endless(string name) => New(name, "sleep 1000").Succeed().Single<Job>();

    /// <summary>A job in the shape of a job file.</summary>
    internal static Hashtable Config(string commandLine = "true") => new()
    {
        ["properties"] = new Hashtable
        {
            ["nodeCount"] = 1,
            ["stdOutErrPathPrefix"] = "$AZ_BATCHAI_JOB_TEMP",
            ["customToolkitSettings"] = new Hashtable { ["commandLine"] = commandLine },
        },
    };
}
