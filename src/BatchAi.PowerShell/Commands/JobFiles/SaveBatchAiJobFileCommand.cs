using System.Management.Automation;
using BatchAi.Files;
using BatchAi.Pipeline;

namespace BatchAi.Commands;

/// <summary>Saves files that jobs wrote on this machine.</summary>
[Cmdlet(VerbsData.Save, "BatchAiJobFile", DefaultParameterSetName = JobSet, SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class SaveBatchAiJobFileCommand : JobFileActionCommand
{
    private readonly TransferList _files = new(LocalNames.Comparer);

    /// <summary>-Destination: the folder that they go to; it is made when it is missing.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string Destination { get; set; } = ".";

    /// <summary>-Force: replaces other files that are there already.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>-ThrottleLimit: how many requests run at a time.</summary>
    [Parameter]
    [ValidateRange(1, 256)]
    public int ThrottleLimit { get; set; } = 8;

    /// <summary>-AsJob: does it in a job of PowerShell.</summary>
    [Parameter]
    public SwitchParameter AsJob { get; set; }

    /// <summary>-PassThru: returns the files of this machine.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync()
    {
        var folder = LocalPath.Resolve(this, Destination);
        var found = new TransferList(LocalNames.Comparer);
        await ForEachFileAsync(recurse: true, (job, file) => Add(found, job, file, folder));
        await TakeAsync(found, _files, $"'{folder}'", "Save");
    }

    /// <inheritdoc/>
    protected override Task EndAsync() => MoveAsync(_files, "Saving files of jobs", AsJob, new TransferRunOptions(Force, ThrottleLimit, PassThru));

    private static void Add(TransferList list, ResourcePath job, JobFile file, string folder)
    {
        var (directory, path) = (file.Directory ?? JobDirectories.Standard, file.Path ?? file.Name);
        var target = LocalNames.Combine(folder, path);
        list.Add(new TransferItem($"{job.Name}: {directory}/{path}", target, file.Length ?? 0, async (client, options, token) =>
        {
            await client.Compute().JobFiles.ReceiveAsync(job, directory, path, target, options, token);
            return new FileInfo(target);
        }));
    }
}
