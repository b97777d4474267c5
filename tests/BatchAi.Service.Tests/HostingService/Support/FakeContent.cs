using BatchAi.Service.Hosting;
using BatchAi.Service.Storage.Accounts;
using BatchAi.Service.Storage.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace BatchAi.Service.Tests.HostingService.Support;

/// <summary>One route, and as many jobs as a test says.</summary>
internal sealed class FakeContent : IServiceContent
{
    public int ActiveJobs { get; set; }

    internal ServiceIdentity? Identity { get; private set; }

    internal bool IsDisposed { get; private set; }

    internal bool HasTerminated { get; private set; }

    /// <summary>Answers <c>GET /hello</c>.</summary>
    internal RequestDelegate Hello { get; set; } = context => context.Response.WriteAsync("hello");

    /// <summary>Completes when the jobs have ended.</summary>
    internal Task Terminating { get; set; } = Task.CompletedTask;

    public Task MapAsync(WebApplication app, ServiceIdentity identity)
    {
        Identity = identity;
        app.MapGet("/hello", (RequestDelegate)(context => Hello(context)));
        return Task.CompletedTask;
    }

    public Task<StorageFront?> OpenStorageAsync(ServiceIdentity identity, IReadOnlyList<AccountChoice> accounts) => Task.FromResult<StorageFront?>(null);

    public async Task TerminateAllJobsAsync()
    {
        await Terminating;
        HasTerminated = true;
    }

    public ValueTask DisposeAsync()
    {
        IsDisposed = true;
        return ValueTask.CompletedTask;
    }
}
