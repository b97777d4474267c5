using BatchAi.Service.Storage.Accounts;
using BatchAi.Service.Storage.Http;
using Microsoft.AspNetCore.Builder;

namespace BatchAi.Service.Hosting;

/// <summary>What a service serves; the host gives it a place, and takes it down again.</summary>
internal interface IServiceContent : IAsyncDisposable
{
    /// <summary>Jobs that wait or run: with one of them, a service is not idle.</summary>
    int ActiveJobs { get; }

    /// <summary>Adds what is served at the management endpoint; nothing is asked before this completes.</summary>
    Task MapAsync(WebApplication app, ServiceIdentity identity);

    /// <summary>What answers at the blob and file endpoints; null when nothing does. Asked once, after mapping.</summary>
    /// <param name="identity">How clients know the service.</param>
    /// <param name="accounts">The accounts that are to be there.</param>
    Task<StorageFront?> OpenStorageAsync(ServiceIdentity identity, IReadOnlyList<AccountChoice> accounts);

    /// <summary>Terminates all jobs, and completes when they have ended.</summary>
    Task TerminateAllJobsAsync();
}
