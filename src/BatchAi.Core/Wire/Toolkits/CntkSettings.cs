namespace BatchAi.Core.Wire;

/// <summary>A CNTK job: Python or BrainScript.</summary>
public sealed class CntkSettings
{
    /// <summary>BrainScript or Python; optional – derived from which path is given.</summary>
    public string? LanguageType { get; set; }

    /// <summary>BrainScript file; only for BrainScript.</summary>
    public string? ConfigFilePath { get; set; }

    /// <summary>Only for Python.</summary>
    public string? PythonScriptFilePath { get; set; }

    /// <summary>Interpreter to use instead of the default python.</summary>
    public string? PythonInterpreterPath { get; set; }

    /// <summary>For the script or the cntk executable.</summary>
    public string? CommandLineArgs { get; set; }

    /// <summary>Number of MPI processes; default = nodeCount.</summary>
    public int? ProcessCount { get; set; }
}
