using System.Management.Automation;

namespace BatchAi.Commands;

/// <summary>Tells how the service of this machine fares.</summary>
[Cmdlet(VerbsCommon.Get, "BatchAiService")]
[OutputType(typeof(ServiceInfo))]
public sealed class GetBatchAiServiceCommand : ServiceCommand
{
    /// <inheritdoc/>
    protected override async Task ProcessAsync() => WriteObject(await Service.GetAsync(Root, StopToken));
}
