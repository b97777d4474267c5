namespace BatchAi.Core.Wire;

/// <summary>A PyTorch job.</summary>
public sealed class PyTorchSettings
{
    /// <summary>Script to run.</summary>
    [Required]
    public string? PythonScriptFilePath { get; set; }

    /// <summary>Interpreter to use in place of <c>python</c>.</summary>
    public string? PythonInterpreterPath { get; set; }

    /// <summary>Arguments of the script; a shell expands them.</summary>
    public string? CommandLineArgs { get; set; }

    /// <summary>Number of processes; nodeCount when absent.</summary>
    public int? ProcessCount { get; set; }

    /// <summary>How processes talk to each other; not needed for one process.</summary>
    [OneOf("TCP", "Gloo", "MPI")]
    public string? CommunicationBackend { get; set; }
}
