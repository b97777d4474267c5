using System.Management.Automation;
using BatchAi.Isolation;
using Microsoft.PowerShell.Commands;

namespace BatchAi.Commands;

/// <summary>A cmdlet that reads job files. A file that cannot be read is an error of its own, and the next one is read.</summary>
public abstract class ConfigFileCommand : PSCmdlet
{
    /// <summary>-ConfigFile: the path of a job file. Wildcards are not expanded.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("LiteralPath", "PSPath", "FullName")]
    [ValidateNotNullOrEmpty]
    public string ConfigFile { get; set; } = "";

    /// <summary>Reads the file and hands it on.</summary>
    protected override void ProcessRecord()
    {
        if (ResolveFile() is not { } path || Read(path) is not { } config) return;
        Process(config, path);
    }

    /// <summary>Does what the cmdlet is for.</summary>
    /// <param name="config">What the file says.</param>
    /// <param name="path">The file's full path.</param>
    protected abstract void Process(IJobConfig config, string path);

    /// <summary>Writes an error or a warning for each fault of the file.</summary>
    /// <param name="config">What the file says.</param>
    /// <param name="path">The file's full path.</param>
    protected void Report(IJobConfig config, string path)
    {
        foreach (var fault in config.Faults)
        {
            if (FaultMessage.IsError(fault)) WriteError(ConfigErrors.Fault(fault, path));
            else WriteWarning(FaultMessage.Describe(fault, path));
        }
    }

    private string? ResolveFile()
    {
        try
        {
            var path = SessionState.Path.GetUnresolvedProviderPathFromPSPath(ConfigFile, out var provider, out _);
            if (provider.ImplementingType != typeof(FileSystemProvider)) WriteError(CommonErrors.NotAFileSystem(ConfigFile, provider.Name));
            else if (!File.Exists(path)) WriteError(ConfigErrors.NotFound(path));
            else return path;
        }
        catch (SessionStateException exception)
        {
            WriteError(ConfigErrors.NotFound(ConfigFile, exception));
        }

        return null;
    }

    private IJobConfig? Read(string path)
    {
        WriteVerbose($"Reading the job file '{path}'.");
        try
        {
            var reader = CoreParts.Default.JobConfigReader();
            return reader.Read(BoundedFile.Read(path, reader.MaximumBytes));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            WriteError(ConfigErrors.NotReadable(path, exception));
            return null;
        }
    }
}
