namespace BatchAi.Core.Wire;

/// <summary>A TensorFlow job.</summary>
public sealed class TensorFlowSettings
{
    /// <summary>Script to run.</summary>
    [Required]
    public string? PythonScriptFilePath { get; set; }

    /// <summary>Interpreter to use in place of <c>python</c>.</summary>
    public string? PythonInterpreterPath { get; set; }

    /// <summary>Arguments of the master, which is worker 0.</summary>
    public string? MasterCommandLineArgs { get; set; }

    /// <summary>Arguments of the other workers.</summary>
    public string? WorkerCommandLineArgs { get; set; }

    /// <summary>Arguments of the parameter servers.</summary>
    public string? ParameterServerCommandLineArgs { get; set; }

    /// <summary>Number of workers; nodeCount when absent.</summary>
    public int? WorkerCount { get; set; }

    /// <summary>Number of parameter servers, at most nodeCount; 1 for a distributed job when absent.</summary>
    public int? ParameterServerCount { get; set; }
}
