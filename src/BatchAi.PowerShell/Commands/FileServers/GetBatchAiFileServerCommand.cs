using System.Management.Automation;
using BatchAi.Pipeline;

namespace BatchAi.Commands;

/// <summary>Gets file servers.</summary>
[Cmdlet(VerbsCommon.Get, "BatchAiFileServer")]
[OutputType(typeof(FileServer))]
public sealed class GetBatchAiFileServerCommand : WorkspaceGetCommand<FileServer>
{
    /// <inheritdoc/>
    protected override ResourceKind Kind => ResourceKind.FileServer;

    /// <inheritdoc/>
    protected override Task<FileServer> GetAsync(ResourcePath path) => Client.Compute().FileServers.GetAsync(path, StopToken);

    /// <inheritdoc/>
    protected override Task<Page<FileServer>> ListAsync(ResourcePath place, string? next) => Client.Compute().FileServers.ListAsync(place, next, StopToken);
}
