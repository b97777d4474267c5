using System.Management.Automation;
using BatchAi.Isolation;
using BatchAi.Pipeline;

namespace BatchAi.Commands;

/// <summary>Starts the service of this machine; it stays until it is stopped.</summary>
[Cmdlet(VerbsLifecycle.Start, "BatchAiService", SupportsShouldProcess = true)]
[OutputType(typeof(ServiceInfo))]
public sealed class StartBatchAiServiceCommand : ServiceCommand
{
    /// <summary>-Port: the port of the management endpoint; the next two are for blobs and files. 0 picks free ones.</summary>
    [Parameter]
    [ValidateRange(0, 65533)]
    public int? Port { get; set; }

    /// <summary>-Listen: an address to listen on besides this machine's own.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Listen { get; set; }

    /// <summary>-ServicePath: the program of the service, or its folder.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ServicePath { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync()
    {
        var service = await Service.GetAsync(Root, StopToken);
        if (service.State == "stopped")
        {
            if (!ShouldProcess(Root, "Start the service")) return;
            service = await Service.StartAsync(Options(), new CommandObserver(Post, WriteWarning, WriteVerbose), StopToken);
        }

        WriteObject(service);
    }

    private ServiceStartOptions Options() => new()
    {
        DataRoot = Root,
        ServicePath = ServicePath is { } path ? LocalPath.Resolve(this, path) : null,
        ModuleFolder = CoreParts.Default.ModuleFolder,
        Port = Port,
        Listen = Listen,
    };
}
