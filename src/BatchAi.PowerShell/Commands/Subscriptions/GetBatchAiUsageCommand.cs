using System.Management.Automation;
using BatchAi.Completion;
using BatchAi.Pipeline;

namespace BatchAi.Commands;

/// <summary>Gets how much of a region's limits is in use.</summary>
[Cmdlet(VerbsCommon.Get, "BatchAiUsage")]
[OutputType(typeof(Usage))]
public sealed class GetBatchAiUsageCommand : ConnectedCommand
{
    /// <summary>-Location: the region; the context's when not given.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(LocationCompleter))]
    public string? Location { get; set; }

    /// <inheritdoc/>
    protected override Task ProcessAsync()
    {
        var location = LocationOr(Location);
        return WritePagesAsync(next => Client.Compute().Usages.ListAsync(Subscription, location, next, StopToken));
    }
}
