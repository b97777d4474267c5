namespace BatchAi.Core.Wire;

/// <summary>A PyTorch job.</summary>
public sealed class PyTorchSettings
{
    /// <summary>Script to run.</summary>
    [Required]
    public string? PythonScriptFilePath { get; set; }

    /// <summary>Interpreter to use instead of the default python.</summary>
    public string? PythonInterpreterPath { get; set; }

    /// <summary>Appended after the script; shell variables expanded.</summary>
    public string? CommandLineArgs { get; set; }

    /// <summary>Number of processes; default = nodeCount.</summary>
    public int? ProcessCount { get; set; }

    /// <summary>TCP, Gloo, MPI (case-insensitive: a recipe uses gloo); not needed for one process.</summary>
    public string? CommunicationBackend { get; set; }
}
