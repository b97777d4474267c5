namespace BatchAi;

/// <summary>A process of a step.</summary>
public sealed class PlanTask
{
    /// <summary>What tells the task from others of its step, e.g. <c>wk-0</c>; empty when it is the only one.</summary>
    public string Name { get; set; } = "";

    /// <summary>The index of the node that runs it; 0 is the master.</summary>
    public int Node { get; set; }

    /// <summary>The command line, run by a shell on the node.</summary>
    public string CommandLine { get; set; } = "";

    /// <summary>The folder that it starts in.</summary>
    public string WorkingDirectory { get; set; } = "";

    /// <summary>The file that takes its standard output.</summary>
    public string StandardOutput { get; set; } = "";

    /// <summary>The file that takes its standard error.</summary>
    public string StandardError { get; set; } = "";

    /// <summary>Whether the task serves the others of its step and ends by itself never: when they have ended, it is ended.</summary>
    public bool IsServer { get; set; }

    /// <summary>Variables of this task alone; they win over the step's.</summary>
    public IList<PlanVariable> Environment { get; set; } = [];
}
