using BatchAi.Client.Mapping;
using Wire = BatchAi.Core.Wire;

namespace BatchAi.Client.Compute;

/// <summary>File servers.</summary>
internal sealed class FileServers(ResourceOperations resources) : IFileServers
{
    public async Task<FileServer> GetAsync(ResourcePath fileServer, CancellationToken cancellationToken) =>
        FileServerMapper.Map(await resources.GetAsync<Wire.FileServer>(fileServer, cancellationToken));

    public Task<Page<FileServer>> ListAsync(ResourcePath workspace, string? next, CancellationToken cancellationToken) =>
        resources.ListAsync<Wire.FileServer, FileServer>(workspace.ToUrlPath() + "/fileServers", next, FileServerMapper.Map, cancellationToken);

    public async Task<FileServer> CreateAsync(ResourcePath fileServer, string body, bool wait, CancellationToken cancellationToken)
    {
        await resources.CreateAsync(fileServer, body, wait, cancellationToken);
        return await GetAsync(fileServer, cancellationToken);
    }

    public Task RemoveAsync(ResourcePath fileServer, bool wait, CancellationToken cancellationToken) => resources.RemoveAsync(fileServer, wait, cancellationToken);
}
