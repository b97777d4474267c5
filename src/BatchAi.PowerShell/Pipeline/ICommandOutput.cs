using System.Management.Automation;

namespace BatchAi.Pipeline;

/// <summary>Where the work of a cmdlet writes to: the pipeline, or a job of PowerShell that does the work in the background.</summary>
internal interface ICommandOutput
{
    /// <summary>Writes an object.</summary>
    void Write(object value);

    /// <summary>Writes an error; the work goes on.</summary>
    void WriteError(ErrorRecord error);

    /// <summary>Writes a warning.</summary>
    void WriteWarning(string text);

    /// <summary>Writes for those who look closely.</summary>
    void WriteVerbose(string text);

    /// <summary>Writes for people, where nobody reads the output.</summary>
    void WriteInformation(string text);

    /// <summary>Shows how far the work is.</summary>
    void WriteProgress(ProgressRecord record);
}
