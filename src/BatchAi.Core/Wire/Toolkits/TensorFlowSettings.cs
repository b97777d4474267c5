namespace BatchAi.Core.Wire;

/// <summary>A TensorFlow job.</summary>
public sealed class TensorFlowSettings
{
    /// <summary>Script to run.</summary>
    [Required]
    public string? PythonScriptFilePath { get; set; }

    /// <summary>Interpreter to use instead of the default python.</summary>
    public string? PythonInterpreterPath { get; set; }

    /// <summary>Arguments of the master = worker 0.</summary>
    public string? MasterCommandLineArgs { get; set; }

    /// <summary>Arguments of the other workers.</summary>
    public string? WorkerCommandLineArgs { get; set; }

    /// <summary>Arguments of the PS tasks.</summary>
    public string? ParameterServerCommandLineArgs { get; set; }

    /// <summary>≤ nodeCount × GPUs per VM; default nodeCount; distributed only.</summary>
    public int? WorkerCount { get; set; }

    /// <summary>≤ nodeCount; default 1 for distributed; distributed only.</summary>
    public int? ParameterServerCount { get; set; }
}
