namespace BatchAi.Core.Wire;

/// <summary>A Caffe2 job.</summary>
public sealed class Caffe2Settings
{
    /// <summary>Script to run.</summary>
    [Required]
    public string? PythonScriptFilePath { get; set; }

    /// <summary>Interpreter to use in place of <c>python</c>.</summary>
    public string? PythonInterpreterPath { get; set; }

    /// <summary>Arguments of the script; a shell expands them.</summary>
    public string? CommandLineArgs { get; set; }
}
