namespace BatchAi.Core.Wire;

/// <summary>A Caffe job.</summary>
public sealed class CaffeSettings
{
    /// <summary>Solver prototxt; not together with pythonScriptFilePath.</summary>
    public string? ConfigFilePath { get; set; }

    /// <summary>Not together with configFilePath.</summary>
    public string? PythonScriptFilePath { get; set; }

    /// <summary>Interpreter to use instead of the default python.</summary>
    public string? PythonInterpreterPath { get; set; }

    /// <summary>Appended after the script; shell variables expanded.</summary>
    public string? CommandLineArgs { get; set; }

    /// <summary>Number of MPI processes; default = nodeCount.</summary>
    public int? ProcessCount { get; set; }
}
