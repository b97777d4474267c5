namespace BatchAi.Core.Wire;

/// <summary>A CNTK job: Python or BrainScript.</summary>
public sealed class CntkSettings
{
    /// <summary>BrainScript or Python; follows from the path that is given when absent.</summary>
    [OneOf("BrainScript", "Python")]
    public string? LanguageType { get; set; }

    /// <summary>BrainScript file; not together with pythonScriptFilePath.</summary>
    public string? ConfigFilePath { get; set; }

    /// <summary>Python script; not together with configFilePath.</summary>
    public string? PythonScriptFilePath { get; set; }

    /// <summary>Interpreter to use in place of <c>python</c>.</summary>
    public string? PythonInterpreterPath { get; set; }

    /// <summary>Arguments of the script or of the cntk executable.</summary>
    public string? CommandLineArgs { get; set; }

    /// <summary>Number of MPI processes; nodeCount when absent.</summary>
    public int? ProcessCount { get; set; }
}
