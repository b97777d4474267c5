using System.Management.Automation;

namespace BatchAi;

/// <summary>Codes with which the service answers, and what they mean to a person at a prompt.</summary>
internal static class ServiceErrors
{
    internal static readonly ErrorEntry[] Entries =
    [
        new("ResourceGroupNotFound", ErrorCategory.ObjectNotFound, "Get-BatchAiResourceGroup lists those that are there; New-BatchAiResourceGroup makes one."),
        new("WorkspaceNotFound", ErrorCategory.ObjectNotFound, "Get-BatchAiWorkspace lists those that are there; New-BatchAiWorkspace makes one."),
        new("ExperimentNotFound", ErrorCategory.ObjectNotFound, "Get-BatchAiExperiment lists those that are there; New-BatchAiExperiment makes one."),
        new("StorageFull", ErrorCategory.ResourceUnavailable, "Make room on the disk of the service's data root; nothing was changed."),
    ];
}
