using System.Text.Json;
using BatchAi.Core.Earlier;
using BatchAi.Service.Api.Http;
using BatchAi.Service.Control;
using BatchAi.Service.State;

namespace BatchAi.Service.Api.BatchAi;

/// <summary>Where clients look how a long-running operation is doing.</summary>
internal sealed class OperationEndpoints(ControlPlane control, ArmLinks links)
{
    private const string Results = "operationresults";

    internal void Map(ArmRoutes routes)
    {
        routes.Get(BatchAiPaths.Location + "/operationresults/{operation}", AnswerResult);
        routes.Get(BatchAiPaths.Location + "/operationstatuses/{operation}", AnswerStatus);
    }

    private ArmAnswer AnswerResult(ArmRequest request)
    {
        var operation = Find(request);
        var result = new OperationResult
        {
            Id = links.OperationUrl(request.Subscription, new(operation.Id, LocationOf(request)), Results),
            Name = operation.Id,
            Status = StatusOf(operation),
            StartTime = WireTime.Format(operation.Start),
            EndTime = operation.End is { } end ? WireTime.Format(end) : null,
            Properties = StatusOf(operation) == "Succeeded" ? new() { ResourceId = Operations.ResourceKeyOf(ResourceIdOf(request, operation)) } : null,
            Error = operation.ErrorCode is null ? null : new() { Code = operation.ErrorCode, Message = operation.ErrorMessage },
        };
        var answer = new ArmAnswer(200, JsonSerializer.SerializeToUtf8Bytes(result, ExtensionJson.Default.OperationResult));
        return operation.End is null ? answer with { Headers = WaitHeaders() } : answer;
    }

    private ArmAnswer AnswerStatus(ArmRequest request)
    {
        var operation = Find(request);
        if (operation.ErrorCode is { } code) throw new ControlException(409, code, operation.ErrorMessage ?? "The operation failed.");
        return operation.End is null
            ? links.Accepted(request, new(operation.Id, LocationOf(request)))
            : ArmAnswer.Empty;
    }

    private OperationRow Find(ArmRequest request)
    {
        var id = request.Route("operation")!;
        return control.Operations.Find(request.Subscription, id)
            ?? throw new ControlException(404, "OperationNotFound", $"The operation {id} is not found; it ended long ago, or never was.", id);
    }

    // To earlier versions of the API there are no workspaces.
    private static string ResourceIdOf(ArmRequest request, OperationRow operation) =>
        ApiGeneration.Find(request.Query("api-version")) is null ? operation.ResourceKey : FlatId.ToFlat(operation.ResourceKey);

    private static string LocationOf(ArmRequest request) => ArmNames.Location(request.Route("location"));

    private static Dictionary<string, string> WaitHeaders() => new() { ["Retry-After"] = ArmLinks.RetryAfter };

    private static string StatusOf(OperationRow operation)
    {
        if (operation.End is null) return "InProgress";
        return operation.ErrorCode is null ? "Succeeded" : "Failed";
    }
}
