using System.Management.Automation;
using System.Text;
using BatchAi.Connections;
using BatchAi.Files;
using BatchAi.Parameters;
using BatchAi.Pipeline;

namespace BatchAi.Commands;

/// <summary>Gets what is in files that jobs wrote: lines, the whole text, or bytes.</summary>
[Cmdlet(VerbsCommon.Get, "BatchAiJobFileContent", DefaultParameterSetName = JobSet)]
[OutputType(typeof(string), typeof(byte))]
public sealed class GetBatchAiJobFileContentCommand : JobFileActionCommand
{
    /// <summary>-Tail: how many of the last lines are wanted; all when not given.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int? Tail { get; set; }

    /// <summary>-Raw: the text as one string.</summary>
    [Parameter]
    public SwitchParameter Raw { get; set; }

    /// <summary>-AsByteStream: the bytes, one by one; with -Raw all at once.</summary>
    [Parameter]
    public SwitchParameter AsByteStream { get; set; }

    /// <summary>-Encoding: how the text is encoded: a name such as utf-8, utf-16 or latin1, a code page, or an encoding.</summary>
    [Parameter]
    [Encoding]
    [ValidateNotNull]
    public Encoding Encoding { get; set; } = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    /// <inheritdoc/>
    protected override string[]? DefaultDirectory => [JobDirectories.Standard];

    /// <inheritdoc/>
    protected override Task ProcessAsync() => InputObject is null && Path is null ? throw JobFileErrors.NoPath() : ForEachFileAsync(recurse: false, ReadAsync);

    private async Task ReadAsync(ResourcePath job, JobFile file)
    {
        if (AsByteStream) await ReadAsync(job, file, new ByteContentWriter(WriteObject, Raw));
        else await ReadAsync(job, file, new TextContentWriter(WriteObject, Encoding, Raw, EnvironmentDefaults.IsBuild ? Client.Compute().JobFiles.BreakBuildCommands : null));
    }

    private async Task ReadAsync(ResourcePath job, JobFile file, IContentWriter writer)
    {
        await Client.Compute().JobFiles.ReadAsync(job, file.Directory ?? JobDirectories.Standard, file.Path ?? file.Name, Tail, writer.Write, StopToken);
        writer.Complete();
    }
}
