using System.Text.Json;
using BatchAi.Client.Http;

namespace BatchAi.Client.Mapping;

/// <summary>What a service of ours tells of a job beyond the API of old.</summary>
internal sealed class JobExtensions
{
    public string? Group { get; private init; }

    public int? GroupLimit { get; private init; }

    public int? Attempt { get; private init; }

    public int? RequeueCount { get; private init; }

    public int? QueuePosition { get; private init; }

    public string? WaitReason { get; private init; }

    /// <summary>Reads a job's.</summary>
    internal static JobExtensions Read(ReadOnlyMemory<byte> json)
    {
        using var job = JsonDocument.Parse(json);
        return Read(job.RootElement);
    }

    /// <summary>Reads those of a list of jobs, in its order.</summary>
    internal static IReadOnlyList<JobExtensions> ReadList(ReadOnlyMemory<byte> json)
    {
        using var list = JsonDocument.Parse(json);
        return list.RootElement.Items("value").Select(Read).ToList();
    }

    /// <summary>The nodes of the last attempt, the master first, in a job's history.</summary>
    internal static IEnumerable<string> ReadLastNodes(JsonElement history) => history.Items("attempts").LastOrDefault().Texts("nodes");

    /// <summary>Reads a job's.</summary>
    internal static JobExtensions Read(JsonElement job)
    {
        var known = job.Member("properties").Member("batchAi");
        return new JobExtensions
        {
            Group = known.Text("group"),
            GroupLimit = known.Number("groupLimit"),
            Attempt = known.Number("attempt"),
            RequeueCount = known.Number("requeueCount"),
            QueuePosition = known.Number("queuePosition"),
            WaitReason = known.Text("waitReason"),
        };
    }
}
