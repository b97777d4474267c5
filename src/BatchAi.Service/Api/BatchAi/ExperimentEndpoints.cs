using BatchAi.Service.Api.Http;
using BatchAi.Service.Control;

namespace BatchAi.Service.Api.BatchAi;

/// <summary>Experiments.</summary>
internal sealed class ExperimentEndpoints(ControlPlane control, ArmLinks links)
{
    internal void Map(ArmRoutes routes)
    {
        routes.Get(BatchAiPaths.Experiments, request => links.Page(request, control.Experiments.List(request.Workspace, request.Page)));
        routes.Get(BatchAiPaths.Experiment, request => ArmAnswer.Ok(control.Experiments.Get(request.Experiment)));
        routes.Put(BatchAiPaths.Experiment, async request => ArmAnswer.Ok(await control.Experiments.PutAsync(request.Experiment)));
        routes.Delete(BatchAiPaths.Experiment, async request => links.Deleted(request, await control.Experiments.DeleteAsync(request.Experiment)));
    }
}
