using System.Text;
using System.Text.Json.Nodes;
using BatchAi.Core.Earlier;
using BatchAi.Core.Tests.Wire;
using BatchAi.Core.Wire;

namespace BatchAi.Core.Tests.Earlier;

/// <summary>Requests that were published for earlier versions, where they lie next to the repository.</summary>
public sealed class EarlierExampleTests
{
    private const string None = "(none here)";

    public static TheoryData<string> Requests() =>
    [
        .. SharedSpec.Files("swagger", "*.json")
            .Where(file => ApiGeneration.All.Any(generation => file.Contains(generation.Version, StringComparison.Ordinal)) && Path.GetFileName(file)[..3] is "Put" or "Pat")
            .DefaultIfEmpty(None),
    ];

    [Theory]
    [MemberData(nameof(Requests))]
    public void PublishedRequest_IsARequestOfToday(string file)
    {
        if (file == None) return;
        var generation = ApiGeneration.All.Single(one => file.Contains(one.Version, StringComparison.Ordinal));
        var body = JsonNode.Parse(File.ReadAllText(file))!["parameters"]!["parameters"]!;

        switch (Path.GetFileNameWithoutExtension(file))
        {
            case "PutJob":
                var job = Read<JobCreateParameters>(body, generation);
                Assert.EndsWith("/workspaces/default/clusters/demo_cluster", job.Value!.Properties!.Cluster!.Id, StringComparison.Ordinal);
                Assert.Equal(("eastus", 0), (job.Content.Location, job.Content.Priority));
                Assert.Equal([new EarlierOutput("OUTPUTS", "custom", true)], job.Content.Outputs!);
                break;
            case "PutCluster":
                var cluster = Read<ClusterCreateParameters>(body, generation).Value!.Properties!;
                Assert.EndsWith("/workspaces/default/fileservers/fileservercedd134b", cluster.NodeSetup!.MountVolumes!.FileServers![0].FileServer!.Id, StringComparison.Ordinal);
                break;
            case "PutFileServer":
                Assert.Equal(2, Read<FileServerCreateParameters>(body, generation).Value!.Properties!.DataDisks!.DiskCount);
                break;
            default:
                Assert.Equal(10, Read<ClusterUpdateParameters>(body, generation).Value!.Properties!.ScaleSettings!.AutoScale!.MaximumNodeCount);
                break;
        }
    }

    private static EarlierBodyResult<T> Read<T>(JsonNode body, ApiGeneration generation)
        where T : class
    {
        var result = EarlierBody.Read<T>(Encoding.UTF8.GetBytes(body.ToJsonString()), generation);
        Assert.Empty(result.Faults);
        return result;
    }
}
