using BatchAi.Service.Api.BatchAi;
using BatchAi.Service.Api.Http;
using BatchAi.Service.Api.Pipeline;
using BatchAi.Service.Api.SignIn;
using BatchAi.Service.Neighbours;
using BatchAi.Service.Neighbours.Groups;
using BatchAi.Service.Neighbours.Storage;
using BatchAi.Service.Neighbours.Tenancy;
using Microsoft.AspNetCore.Builder;

namespace BatchAi.Service.Api;

/// <summary>The management API on one page: what every request passes, and all that is served.</summary>
internal static class ApiMapping
{
    internal static void Map(WebApplication app, ApiServices services)
    {
        var tokens = new AccessTokens(services.Identity.Token, services.Identity.ManagementEndpoint, services.Time);
        app.Use(next => new AnswerHeaders(next).InvokeAsync);
        app.Use(next => new ErrorAnswers(next, services.Log).InvokeAsync);
        app.UseRouting();
        app.Use(next => new Authentication(next, tokens).InvokeAsync);

        new CloudMetadata(tokens).Map(app);
        new SignInEndpoints(tokens, new FailureThrottle(services.Time)).Map(app);

        var links = new ArmLinks(services.Identity.ManagementEndpoint);
        var counters = new RequestCounters(services.Time);
        var groups = services.Neighbours.Groups;
        MapBatchAi(new ArmRoutes(app, ApiVersions.BatchAi, counters, groups), services, links);
        MapNeighbours(app, counters, services, links);
        new ExtensionEndpoints(services).Map(new ArmRoutes(app, null, counters, groups));
    }

    private static void MapBatchAi(ArmRoutes routes, ApiServices services, ArmLinks links)
    {
        var control = services.Control;
        ProviderOperations.Map(routes);
        new UsageEndpoints(control).Map(routes);
        new OperationEndpoints(control, links).Map(routes);
        new WorkspaceEndpoints(control, links).Map(routes);
        new ExperimentEndpoints(control, links).Map(routes);
        new ClusterEndpoints(control, links).Map(routes);
        new JobEndpoints(control, links).Map(routes);
        new JobFileEndpoints(control, links).Map(routes);
        new FileServerEndpoints(control, links).Map(routes);
    }

    private static void MapNeighbours(WebApplication app, RequestCounters counters, ApiServices services, ArmLinks links)
    {
        var neighbours = services.Neighbours;
        var outsideGroups = new ArmRoutes(app, ApiVersions.Any, counters, null);
        new TenancyEndpoints(neighbours.Groups).Map(outsideGroups);
        new ResourceGroupEndpoints(services.State, neighbours.Groups, links).Map(outsideGroups);

        var routes = new ArmRoutes(app, ApiVersions.Any, counters, neighbours.Groups);
        new StorageAccountEndpoints(neighbours, services.Identity, links).Map(routes);
        new StorageFolderEndpoints(neighbours, links).Map(routes);
        new ResourceEndpoints(services.State, links).Map(routes);
    }
}
