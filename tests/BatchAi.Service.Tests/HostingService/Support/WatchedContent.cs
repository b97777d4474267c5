using BatchAi.Service.Hosting;
using BatchAi.Service.Storage.Accounts;
using BatchAi.Service.Storage.Http;
using BatchAi.Service.Tests.Api.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace BatchAi.Service.Tests.HostingService.Support;

/// <summary>A service's own content, and the routes of the server that it was mapped to, those of the host included.</summary>
internal sealed class WatchedContent(IServiceContent content) : IServiceContent
{
    private WebApplication? _app;

    public int ActiveJobs => content.ActiveJobs;

    internal IReadOnlyList<RouteEndpoint> Routes => RouteTable.Of(_app!);

    public Task MapAsync(WebApplication app, ServiceIdentity identity)
    {
        _app = app;
        return content.MapAsync(app, identity);
    }

    public Task<StorageFront?> OpenStorageAsync(ServiceIdentity identity, IReadOnlyList<AccountChoice> accounts) => content.OpenStorageAsync(identity, accounts);

    public Task TerminateAllJobsAsync() => content.TerminateAllJobsAsync();

    public ValueTask DisposeAsync() => content.DisposeAsync();
}
