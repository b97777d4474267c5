using BatchAi.Core.Earlier;
using BatchAi.Service.Api.Http;
using BatchAi.Service.Control;

namespace BatchAi.Service.Api.Earlier;

/// <summary>Maps paths of earlier versions: their resources lie in the workspace and experiment <c>default</c>, and their errors have other codes.</summary>
/// <param name="routes">Where routes are added.</param>
internal sealed class EarlierRoutes(ArmRoutes routes)
{
    internal void Get(string path, Func<EarlierCall, ArmAnswer> handler) => routes.Get(path, Wrap(call => Task.FromResult(handler(call))));

    internal void Put(string path, Func<EarlierCall, Task<ArmAnswer>> handler) => routes.Put(path, Wrap(handler));

    internal void Patch(string path, Func<EarlierCall, Task<ArmAnswer>> handler) => routes.Patch(path, Wrap(handler));

    internal void Delete(string path, Func<EarlierCall, Task<ArmAnswer>> handler) => routes.Delete(path, Wrap(handler));

    internal void Post(string path, Func<EarlierCall, Task<ArmAnswer>> handler) => routes.Post(path, Wrap(handler));

    /// <summary>A list that is asked for with POST. Some clients follow its links with GET, others with POST.</summary>
    internal void PostedList(string path, Func<EarlierCall, ArmAnswer> handler)
    {
        Post(path, call => Task.FromResult(handler(call)));
        Get(path, handler);
    }

    private static ArmHandler Wrap(Func<EarlierCall, Task<ArmAnswer>> handler) => async request =>
    {
        // What today's paths have, and these have not.
        request.Http.Request.RouteValues["workspace"] = FlatId.Home;
        request.Http.Request.RouteValues["experiment"] = FlatId.Home;
        try
        {
            return await handler(new EarlierCall(request, ApiGeneration.Find(request.Query("api-version"))!));
        }
        catch (ControlException error)
        {
            throw EarlierErrors.Translate(error, request);
        }
    };
}
