using System.Management.Automation;
using BatchAi.Files;

namespace BatchAi.Pipeline;

/// <summary>A cmdlet that moves files between this machine and a share or a container.</summary>
public abstract class StorageTransferCommand : StorageFileCommand
{
    /// <summary>-Destination: the folder that they go to; it is made when it is missing.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string Destination { get; set; } = ".";

    /// <summary>-Recurse: what is in directories, too.</summary>
    [Parameter]
    public SwitchParameter Recurse { get; set; }

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

    /// <summary>-PassThru: returns the files as they are where they went.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected TransferRunOptions Options => new(Force, ThrottleLimit, PassThru);
}
