using System.Management.Automation;
using BatchAi.Pipeline;

namespace BatchAi.Commands;

/// <summary>Writes the job file that describes a job.</summary>
[Cmdlet(VerbsData.Export, "BatchAiJobConfig", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class ExportBatchAiJobConfigCommand : JobPartCommand
{
    private const string Extension = ".json";

    /// <summary>-Path: the file, or a folder for files that are called like their jobs; the current location when not given.</summary>
    [Parameter(Position = 1)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = ".";

    /// <summary>-Force: overwrites a file that is there.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync()
    {
        var path = JobPath();
        var jobs = Client.Compute().Jobs;
        var job = await jobs.GetAsync(path, StopToken);
        var file = new FileInfo(FileFor(path.Name));
        if (file.Exists && !Force) throw ConfigErrors.Exists(file.FullName);
        var text = await jobs.GetConfigAsync(path, StopToken);
        if (!ShouldProcess(file.FullName, $"Write the job file of '{path.Name}'")) return;
        Write(file, text);
        if (job.SecretName is { Count: > 0 } secrets) WriteWarning($"The file has none of the secrets of '{path.Name}' ({string.Join(", ", secrets)}), since the service never tells them; give them with -EnvironmentSecret when you submit it.");
        WriteObject(LocalPath.ItemOf(this, file.FullName));
    }

    private string FileFor(string job)
    {
        var full = LocalPath.Resolve(this, Path);
        var isFolder = Directory.Exists(full) || Path[Path.Length - 1] is '/' or '\\';
        return isFolder ? System.IO.Path.Combine(full, job + Extension) : full;
    }

    private static void Write(FileInfo file, string text)
    {
        try
        {
            WholeFile.Write(file, text + "\n");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw ConfigErrors.NotWritable(file.FullName, error);
        }
    }
}
