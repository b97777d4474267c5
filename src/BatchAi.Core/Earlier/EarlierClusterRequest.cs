namespace BatchAi.Core.Earlier;

/// <summary>Makes requests for clusters today's.</summary>
internal static class EarlierClusterRequest
{
    public static EarlierContent Translate(EarlierText text)
    {
        var content = text.TakeLabels(needsLocation: true);
        if (text.Properties is not { } cluster) return content;
        text.DropAfterPreview(cluster.Object("virtualMachineConfiguration")?.Object("imageReference"), "virtualMachineImageId");
        if (cluster.Object("nodeSetup") is not { } setup) return content;
        text.DropAfterPreview(setup, "performanceCountersSettings");
        EarlierText.RehomeServers(setup.Object("mountVolumes"));
        var task = setup.Object("setupTask");
        text.DropAfterPreview(task, "secrets");
        text.FillVariables(task);
        return content with { RunElevated = text.TakeBoolean(task, "runElevated") };
    }

    public static EarlierContent TranslateUpdate(EarlierText text) => text.TakeLabels(needsLocation: false);
}
