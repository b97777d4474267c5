namespace BatchAi;

/// <summary>A run of a job file on this machine.</summary>
public sealed class LocalRunOptions
{
    /// <summary>The full path of the job file.</summary>
    public string ConfigFile { get; set; } = "";

    /// <summary>The folder that the folder of the run is made in.</summary>
    public string WorkingFolder { get; set; } = "";

    /// <summary>Values that replace those of the file, as <c>properties.nodeCount=2</c>.</summary>
    public IReadOnlyList<string> Overrides { get; set; } = [];

    /// <summary>Environment variables by name.</summary>
    public IDictionary<string, string> EnvironmentVariables { get; set; } = new Dictionary<string, string>();

    /// <summary>How long the job may run; null for the file's own limit.</summary>
    public TimeSpan? Timeout { get; set; }

    /// <summary>The folder of the files of the agent that runs jobs; null for the environment's choice or the default one.</summary>
    public string? DataRoot { get; set; }

    /// <summary>The folder of the module, which may bring the program along.</summary>
    public string? ModuleFolder { get; set; }

    /// <summary>Whether a build agent reads what is shown.</summary>
    public bool IsInBuild { get; set; }
}
