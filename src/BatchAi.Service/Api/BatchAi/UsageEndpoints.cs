using BatchAi.Core.Wire;
using BatchAi.Service.Api.Http;
using BatchAi.Service.Control;

namespace BatchAi.Service.Api.BatchAi;

/// <summary>Counters and their limits.</summary>
internal sealed class UsageEndpoints(ControlPlane control)
{
    internal void Map(ArmRoutes routes) => routes.Get(BatchAiPaths.Location + "/usages", List);

    private ArmAnswer List(ArmRequest request)
    {
        var location = ArmNames.NormalLocation(request.Route("location"));
        return ArmAnswer.Ok(new ListResult<Usage> { Value = [.. control.Usages.List(request.Subscription, location).Items] });
    }
}
