using BatchAi.Service.Api.BatchAi;
using BatchAi.Service.Api.Earlier;
using BatchAi.Service.Api.Http;
using BatchAi.Service.Api.Pipeline;
using BatchAi.Service.Api.SignIn;
using BatchAi.Service.Hosting;
using BatchAi.Service.Neighbours;
using BatchAi.Service.Neighbours.Groups;
using BatchAi.Service.Neighbours.Storage;
using BatchAi.Service.Neighbours.Tenancy;
using BatchAi.Service.Storage.Signing;
using Microsoft.AspNetCore.Builder;

namespace BatchAi.Service.Api;

/// <summary>The management API on one page: what every request passes, and all that is served.</summary>
internal static class ApiMapping
{
    internal static void Map(WebApplication app, ApiServices services)
    {
        MapEntrance(app, services.Identity, services.Log, services.Time);

        var links = new ArmLinks(services.Identity.ManagementEndpoint);
        var counters = new RequestCounters(services.Time);
        var groups = services.Neighbours.Groups;
        MapBatchAi(versions => new ArmRoutes(app, versions, counters, groups), services, links);
        MapNeighbours(app, counters, services.Storage, links);
        var extensions = new ArmRoutes(app, null, counters, groups);
        new ExtensionEndpoints(services).Map(extensions);
        new JobBatchEndpoints(services.Control, links).Map(extensions);
    }

    /// <summary>The part of it that a service has which serves storage alone.</summary>
    internal static void MapStorage(WebApplication app, StorageApiServices services)
    {
        MapEntrance(app, services.Identity, services.Log, services.Time);
        MapNeighbours(app, new RequestCounters(services.Time), services, new ArmLinks(services.Identity.ManagementEndpoint));
    }

    private static void MapEntrance(WebApplication app, ServiceIdentity identity, EventLog log, TimeProvider time)
    {
        var tokens = new AccessTokens(identity.Token, identity.ManagementEndpoint, time);
        app.Use(next => new AnswerHeaders(next).InvokeAsync);
        app.Use(next => new ErrorAnswers(next, log).InvokeAsync);
        app.UseRouting();
        app.Use(next => new Authentication(next, tokens).InvokeAsync);
        new CloudMetadata(tokens).Map(app);
        new SignInEndpoints(tokens, new FailureThrottle(time)).Map(app);
    }

    private static void MapBatchAi(Func<ApiVersions, ArmRoutes> routesOf, ApiServices services, ArmLinks links)
    {
        var control = services.Control;
        ProviderOperations.Map(routesOf(ApiVersions.BatchAi));
        new OperationEndpoints(control, links).Map(routesOf(ApiVersions.BatchAi));
        new UsageEndpoints(control).Map(routesOf(ApiVersions.Usages));

        var files = new JobFileEndpoints(control, new DownloadLinks(services.Neighbours.Accounts, services.Identity, services.Time), links);
        var routes = routesOf(ApiVersions.Today);
        new WorkspaceEndpoints(control, links).Map(routes);
        new ExperimentEndpoints(control, links).Map(routes);
        new ClusterEndpoints(control, links).Map(routes);
        new JobEndpoints(control, links).Map(routes);
        files.Map(routes);
        new FileServerEndpoints(control, links).Map(routes);

        var earlier = new EarlierRoutes(routesOf(ApiVersions.Earlier));
        new EarlierClusterEndpoints(control, links).Map(earlier);
        new EarlierJobEndpoints(control, files, links).Map(earlier);
        new EarlierFileServerEndpoints(control, links).Map(earlier);
    }

    private static void MapNeighbours(WebApplication app, RequestCounters counters, StorageApiServices services, ArmLinks links)
    {
        var neighbours = services.Neighbours;
        var outsideGroups = new ArmRoutes(app, ApiVersions.Any, counters, null);
        new TenancyEndpoints(neighbours.Groups).Map(outsideGroups);
        new ResourceGroupEndpoints(services.State, neighbours.Groups, links).Map(outsideGroups);

        var routes = new ArmRoutes(app, ApiVersions.Any, counters, neighbours.Groups);
        new StorageAccountEndpoints(neighbours, services.Identity, links).Map(routes);
        new StorageFolderEndpoints(neighbours, links, services.Time).Map(routes);
        new ResourceEndpoints(services.State, links).Map(routes);
    }
}
