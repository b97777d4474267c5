using System.Management.Automation;
using BatchAi.Connections;
using BatchAi.Isolation;
using BatchAi.Pipeline;

namespace BatchAi.Commands;

/// <summary>A cmdlet for the service of a data root on this machine.</summary>
public abstract class ServiceCommand : AsyncCommand
{
    /// <summary>-DataRoot: the folder of the service's files. When not given, that of the connection, if it is one to a service of this machine; else BATCHAI_HOME or the default one.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string? DataRoot { get; set; }

    private protected static ILocalService Service => CoreParts.Default.LocalService();

    private protected string Root => Service.DataRootOf(DataRoot is { } path ? LocalPath.Resolve(this, path) : Sessions.Current?.DataRoot);
}
