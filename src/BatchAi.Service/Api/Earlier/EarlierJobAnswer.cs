using System.Text.Json.Nodes;
using BatchAi.Core.Earlier;
using BatchAi.Core.Execution;
using BatchAi.Core.Wire;
using BatchAi.Service.Control;

namespace BatchAi.Service.Api.Earlier;

/// <summary>Jobs as earlier versions tell of them.</summary>
internal static class EarlierJobAnswer
{
    internal static JsonObject Translate(EarlierResource<Job> job, ApiGeneration generation)
    {
        var answer = EarlierAnswer.Begin(job, "Jobs");
        var properties = answer["properties"]!.AsObject();
        EarlierAnswer.Flatten(properties["cluster"]);
        EarlierAnswer.FlattenServers(properties["mountVolumes"]);
        // Caffe2 is in these versions' requests, and not in their answers.
        EarlierAnswer.Remove(properties, "schedulingPriority", "caffe2Settings", "customMpiSettings", "horovodSettings");
        EarlierAnswer.Remove(properties["containerSettings"], "shmSize");
        properties["priority"] = job.Content?.Priority ?? JobFacts.PriorityOf(job.Resource.Properties!.SchedulingPriority);
        if (job.Content?.Version is not null) TellLabel(properties, job.Content.ExperimentName);
        foreach (var directory in properties["outputDirectories"]?.AsArray() ?? []) Complete(directory!, job.Content);
        if (properties["executionInfo"] is { } execution) Complete(execution, generation);
        if (!generation.IsPreview) return answer;

        EarlierAnswer.Remove(properties, "mountVolumes", "secrets", "pyTorchSettings", "jobOutputDirectoryPathSegment");
        PreviewSpelling.Apply(properties);
        return answer;
    }

    private static void TellLabel(JsonObject properties, string? label)
    {
        properties.Remove("experimentName");
        if (label is not null) properties["experimentName"] = label;
    }

    private static void Complete(JsonNode directory, EarlierContent? content)
    {
        var said = content?.Outputs?.FirstOrDefault(output => output.Id == (string?)directory["id"]);
        directory["type"] = said?.Type ?? "custom";
        directory["createNew"] = said?.CreateNew ?? true;
    }

    private static void Complete(JsonNode execution, ApiGeneration generation)
    {
        // These versions tell a start even of what never started.
        if (execution["startTime"] is null && execution["endTime"] is { } end) execution["startTime"] = end.DeepClone();
        foreach (var error in execution["errors"]?.AsArray() ?? []) error!["code"] = CodeOf((string?)error["code"], generation);
    }

    private static string? CodeOf(string? code, ApiGeneration generation) => code switch
    {
        ErrorCodes.JobTerminated => "JobTerminate",
        ErrorCodes.JobPreparationFailed when generation.IsPreview => "JobNodePreparationFailed",
        _ => code,
    };
}
