using BatchAi.Core.Wire;

namespace BatchAi.Core.Planning.Toolkits;

/// <summary>What a toolkit has to know of a job to plan its processes.</summary>
/// <param name="Job">The job.</param>
/// <param name="NodeCount">How many nodes run it.</param>
/// <param name="WorkingDirectory">The folder that processes start in.</param>
/// <param name="StdOutErrDirectory">The folder of standard output and error.</param>
internal sealed record ToolkitContext(JobBaseProperties Job, int NodeCount, string WorkingDirectory, string StdOutErrDirectory)
{
    /// <summary>The one process of a step, on the master.</summary>
    public PlanTask OnMaster(string commandLine) => OnNode(0, "", "", commandLine);

    /// <summary>A process of a step.</summary>
    /// <param name="node">The index of its node.</param>
    /// <param name="name">Its name in the step.</param>
    /// <param name="fileSuffix">What follows <c>stdout</c> and <c>stderr</c> in the names of its files.</param>
    /// <param name="commandLine">The script as a plan text.</param>
    public PlanTask OnNode(int node, string name, string fileSuffix, string commandLine) => new()
    {
        Name = name,
        Node = node,
        CommandLine = commandLine,
        WorkingDirectory = WorkingDirectory,
        StandardOutput = $"{StdOutErrDirectory}/stdout{fileSuffix}.txt",
        StandardError = $"{StdOutErrDirectory}/stderr{fileSuffix}.txt",
    };
}
