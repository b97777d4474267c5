using System.Management.Automation;

namespace BatchAi.Commands;

/// <summary>Stops the service of this machine. Its jobs run on, unless they are to end first.</summary>
[Cmdlet(VerbsLifecycle.Stop, "BatchAiService", SupportsShouldProcess = true)]
[OutputType(typeof(ServiceInfo))]
public sealed class StopBatchAiServiceCommand : ServiceCommand
{
    /// <summary>-IncludeJob: terminates the jobs first.</summary>
    [Parameter]
    public SwitchParameter IncludeJob { get; set; }

    /// <summary>-PassThru: returns how the service fares afterwards.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync()
    {
        var service = await Service.GetAsync(Root, StopToken);
        if (service.State != "stopped")
        {
            if (!ShouldProcess(Root, IncludeJob ? "Terminate all jobs and stop the service" : "Stop the service; its jobs go on")) return;
            await Service.StopAsync(Root, IncludeJob, StopToken);
        }

        if (PassThru) WriteObject(await Service.GetAsync(Root, StopToken));
    }
}
