namespace BatchAi.Core.Wire;

/// <summary>A Caffe2 job.</summary>
public sealed class Caffe2Settings
{
    /// <summary>Script to run.</summary>
    [Required]
    public string? PythonScriptFilePath { get; set; }

    /// <summary>Interpreter to use instead of the default python.</summary>
    public string? PythonInterpreterPath { get; set; }

    /// <summary>Appended after the script; shell variables expanded.</summary>
    public string? CommandLineArgs { get; set; }
}
