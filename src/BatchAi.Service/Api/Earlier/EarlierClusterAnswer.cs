using System.Text.Json.Nodes;
using BatchAi.Core.Earlier;
using BatchAi.Core.Wire;
using BatchAi.Service.Control;

namespace BatchAi.Service.Api.Earlier;

/// <summary>Clusters as earlier versions tell of them.</summary>
internal static class EarlierClusterAnswer
{
    private static readonly string[] Counts = ["idleNodeCount", "runningNodeCount", "preparingNodeCount", "unusableNodeCount", "leavingNodeCount"];

    internal static JsonObject Translate(EarlierResource<Cluster> cluster, ApiGeneration generation)
    {
        var answer = EarlierAnswer.Begin(cluster, "Clusters");
        var properties = answer["properties"]!;
        var setup = properties["nodeSetup"];
        EarlierAnswer.FlattenServers(setup?["mountVolumes"]);
        // These versions tell all of the counts, and today's only what there is.
        foreach (var count in Counts.Where(count => properties["nodeStateCounts"] is { } counts && counts[count] is null)) properties["nodeStateCounts"]![count] = 0;
        // Today's setup tasks are root, whatever was asked for.
        if (setup?["setupTask"] is { } task) task["runElevated"] = cluster.Content?.Version is null || cluster.Content.RunElevated == true;
        if (!generation.IsPreview) return answer;

        EarlierAnswer.Remove(setup, "performanceCountersSettings");
        EarlierAnswer.Remove(setup?["setupTask"], "secrets", "stdOutErrPathSuffix");
        EarlierAnswer.Remove(properties["virtualMachineConfiguration"]?["imageReference"], "virtualMachineImageId");
        PreviewSpelling.Apply(properties);
        return answer;
    }
}
