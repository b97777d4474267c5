using System.Management.Automation;

namespace BatchAi.Runtime;

/// <summary>Runs cmdlets on a live service. Apart from the test classes: those must name no type of PowerShell in a constraint, since they are looked at before there is one.</summary>
internal static class LiveServiceRuns
{
    /// <summary>A cmdlet that is to be run with the connection to the service.</summary>
    internal static CmdletRun<T> Run<T>(this LiveService service)
        where T : PSCmdlet => new CmdletRun<T>().With("Context", service.Context);
}
