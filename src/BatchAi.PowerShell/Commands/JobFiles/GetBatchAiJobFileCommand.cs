using System.Management.Automation;
using BatchAi.Completion;
using BatchAi.Files;
using BatchAi.Parameters;
using BatchAi.Pipeline;

namespace BatchAi.Commands;

/// <summary>Gets the files that a job wrote.</summary>
[Cmdlet(VerbsCommon.Get, "BatchAiJobFile")]
[OutputType(typeof(JobFile))]
public sealed class GetBatchAiJobFileCommand : JobPartCommand
{
    /// <summary>-Directory: the ids of output directories; wildcards are expanded. All when not given.</summary>
    [Parameter(Position = 1)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(OutputDirectoryCompleter))]
    public string[]? Directory { get; set; }

    /// <summary>-Path: a file or folder below the directory; wildcards are expanded. Everything when not given.</summary>
    [Parameter(Position = 2)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(JobFileCompleter))]
    public string? Path { get; set; }

    /// <summary>-Recurse: what is in folders, too.</summary>
    [Parameter]
    public SwitchParameter Recurse { get; set; }

    /// <summary>-WithLink: gets links that open the files without signing in.</summary>
    [Parameter]
    public SwitchParameter WithLink { get; set; }

    /// <summary>-Expiry: how long the links work; a bare number counts minutes.</summary>
    [Parameter]
    [BareNumber(DurationUnit.Minutes)]
    public TimeSpan Expiry { get; set; } = TimeSpan.FromHours(1);

    /// <inheritdoc/>
    protected override async Task ProcessAsync()
    {
        var job = JobPath();
        var directories = await JobDirectories.FindAsync(Client, job, Directory, StopToken);
        await new JobSearch(Client, job, Expiry, StopToken).RunAsync(directories, ForEachAsync, Path, Recurse, file =>
        {
            // A link opens the file for whoever has it.
            if (!WithLink) file.DownloadUrl = null;
            WriteObject(file);
            return Task.CompletedTask;
        });
    }
}
