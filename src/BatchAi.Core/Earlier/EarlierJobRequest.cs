using BatchAi.Core.JobFiles;

namespace BatchAi.Core.Earlier;

/// <summary>Makes requests for jobs today's.</summary>
internal static class EarlierJobRequest
{
    private const int LowestPriority = -1000;
    private const int HighestPriority = 1000;
    private static readonly string[] PriorityWords = ["low", "normal", "high"];

    public static EarlierContent Translate(EarlierText text)
    {
        var content = text.TakeLabels(needsLocation: true);
        if (text.Properties is not { } job) return content;
        DropLater(text, job);
        EarlierText.Rehome(job.Object("cluster"));
        EarlierText.RehomeServers(job.Object("mountVolumes"));
        text.FillVariables(job);
        return content with { ExperimentName = text.TakeText(job, "experimentName"), Priority = TakePriority(text, job), Outputs = TakeOutputs(text, job) };
    }

    private static void DropLater(EarlierText text, ConfigPlace job)
    {
        text.DropToday(job, "schedulingPriority");
        text.DropToday(job.Object("containerSettings"), "shmSize");
        text.RefuseToday(job, "horovodSettings", "customMpiSettings");
        text.DropAfterPreview(job, "mountVolumes", "secrets");
        if (text.Generation.IsPreview) text.Refuse(job, ApiGeneration.March2018.Version, "pyTorchSettings");
    }

    private static int? TakePriority(EarlierText text, ConfigPlace job)
    {
        var path = job.Path.Member("priority");
        if (text.Take(job, "priority", ConfigNodeKind.Number, "a whole number") is not { } node) return null;
        if (!ConfigPlace.TryParseInteger(node.Text, out var priority) || priority is < LowestPriority or > HighestPriority)
        {
            text.Faults.Error(FaultCodes.OutOfRange, path, node.Line, node.Column, $"'priority' is a whole number from {LowestPriority} to {HighestPriority}; the highest goes first.");
            return null;
        }

        EarlierText.Replace(job, "schedulingPriority", new ConfigNode(ConfigNodeKind.Text, node.Line, node.Column, PriorityWords[Math.Sign(priority) + 1]));
        return priority;
    }

    private static List<EarlierOutput>? TakeOutputs(EarlierText text, ConfigPlace job)
    {
        var outputs = new List<EarlierOutput>();
        foreach (var directory in job.Objects("outputDirectories"))
        {
            var output = new EarlierOutput(directory.TextOf("id")?.Text ?? "", text.TakeText(directory, "type"), text.TakeBoolean(directory, "createNew"));
            if (output.Type is not null || output.CreateNew is not null) outputs.Add(output);
        }

        return outputs.Count > 0 ? outputs : null;
    }
}
