namespace BatchAi.Core.Wire;

/// <summary>A Caffe job.</summary>
public sealed class CaffeSettings
{
    /// <summary>Solver file; not together with pythonScriptFilePath.</summary>
    public string? ConfigFilePath { get; set; }

    /// <summary>Python script; not together with configFilePath.</summary>
    public string? PythonScriptFilePath { get; set; }

    /// <summary>Interpreter to use in place of <c>python</c>.</summary>
    public string? PythonInterpreterPath { get; set; }

    /// <summary>Arguments of the script; a shell expands them.</summary>
    public string? CommandLineArgs { get; set; }

    /// <summary>Number of MPI processes; nodeCount when absent.</summary>
    public int? ProcessCount { get; set; }
}
