using System.Net;
using System.Text.Json.Nodes;
using BatchAi.Service.Tests.Api.Support;
using BatchAi.Service.Tests.Nodes.Support;

namespace BatchAi.Service.Tests.Toolkits;

/// <summary>
/// The published job files, where they lie beside the source tree, on two nodes of a service. Scripts of ours stand in for theirs; what
/// preparations would install is here, and images are not.
/// </summary>
public sealed class RecipeTests : IAsyncLifetime
{
    private const string Scripts = "$AZ_BATCHAI_JOB_MOUNT_ROOT/scripts";
    private static readonly string[] Installers = ["apt", "pip"];
    private NodeService? _nodes;

    private NodeService Nodes => _nodes!;

    public async Task InitializeAsync()
    {
        _nodes = await NodeService.StartAsync();
        RecipeScripts.Lay(Nodes.Root);
        var share = NodeService.LogsShare.Replace("logs", "external", StringComparison.Ordinal);
        await Nodes.PutClusterAsync("two", 2, more: $$""","nodeSetup":{"mountVolumes":{"azureFileShares":[{{share}}]} }""");
        await Nodes.WaitForIdleAsync("two", 2);
    }

    public async Task DisposeAsync() => await Nodes.DisposeAsync();

    [RecipeTheory]
    [InlineData("CNTK/CNTK-GPU-Python/job.json", 1)]
    [InlineData("CNTK/CNTK-GPU-Python-Distributed/job.json", 2)]
    [InlineData("CNTK/CNTK-GPU-Python-Distributed-Infiniband/job.json", 8)]
    [InlineData("CNTK/CNTK-GPU-BrainScript/job.json", 1)]
    [InlineData("CNTK/CNTK-GPU-BrainScript-Distributed/job.json", 2)]
    [InlineData("TensorFlow/TensorFlow-GPU/job.json", 1, "stdout-wk-0.txt")]
    [InlineData("TensorFlow/TensorFlow-GPU-Distributed/job.json", 2, "stdout-wk-0.txt stdout-wk-1.txt stdout-ps-0.txt")]
    [InlineData("Keras/Keras-GPU/job_cntk.json", 1)]
    [InlineData("Keras/Keras-GPU/job_tensorflow.json", 1, "stdout-wk-0.txt")]
    [InlineData("Horovod/Horovod-Tensorflow/job.json", 2)]
    [InlineData("Horovod/Horovod-PyTorch/job.json", 2)]
    [InlineData("Horovod/Horovod-Infiniband-Benchmark/job.json", 8)]
    [InlineData("PyTorch/PyTorch-GPU-Distributed-Gloo/job.json", 2, "stdout-0.txt stdout-1.txt")]
    [InlineData("Caffe2/Caffe2-GPU-Distributed/job.json", 2, "stdout-0.txt stdout-1.txt")]
    [InlineData("Chainer/Chainer-GPU-Distributed/job.json", 2)]
    [InlineData("Chainer/Chainer-GPU-Distributed-Infiniband/job.json", 8)]
    [InlineData("Batch-Scoring/Distributed-Batch-Scoring-in-Tensorflow-with-GPU/job.json", 2)]
    public async Task Recipe_OnTwoNodes_SucceedsWithAllProcessesMet(string file, int processes, string outputs = "stdout.txt")
    {
        var properties = Read(file);
        using var answer = await Nodes.Service.PutAsync(NodeService.Jobs + "recipe", new JsonObject { ["properties"] = properties }.ToJsonString());
        Assert.True(answer.StatusCode == HttpStatusCode.Accepted, await answer.Content.ReadAsStringAsync());

        var job = await Nodes.WaitForEndAsync("recipe");

        var folder = Path.Combine(ShareOf(properties), (string)job["jobOutputDirectoryPathSegment"]!, "stdouterr");
        Assert.True((string?)job["executionState"] == "succeeded", string.Join('\n', Directory.GetFiles(folder).Select(one => $"{one}: {File.ReadAllText(one)}")));
        var names = outputs.Split(' ');
        Assert.Equal(names.Order(StringComparer.Ordinal), Directory.GetFiles(folder, "stdout*").Select(one => Path.GetFileName(one)!).Where(one => !one.StartsWith("stdout-job_prep", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        var met = Assert.Single(await File.ReadAllLinesAsync(Path.Combine(folder, names[0])), line => line.StartsWith("met ", StringComparison.Ordinal)).Split(' ')[1..];
        AssertMet(met, processes, (int)properties["nodeCount"]!, isPrepared: properties["jobPreparation"] is not null && !outputs.Contains("-ps-", StringComparison.Ordinal));
        await NodeService.UntilAsync(() => Nodes.Tasks().Count == 0);
    }

    private static void AssertMet(string[] met, int processes, int nodes, bool isPrepared)
    {
        Assert.Equal(Enumerable.Range(0, processes).Select(rank => $"{rank}"), met.Select(one => one.Split('@')[0]));
        var places = met.GroupBy(one => one.Split('@')[1].TrimEnd('+')).ToList();
        Assert.Equal(nodes, places.Count);
        Assert.All(places, place => Assert.Equal(processes / nodes, place.Count()));
        Assert.All(met, one => Assert.Equal(isPrepared, one.EndsWith('+')));
    }

    private string ShareOf(JsonObject properties) =>
        Nodes.Root.Data.Share("acct", ((string)properties["stdOutErrPathPrefix"]!).EndsWith("external", StringComparison.Ordinal) ? "external" : "logs");

    // What the command line did before it sent one.
    private JsonObject Read(string file)
    {
        var text = File.ReadAllText(Path.Combine(RecipeTheoryAttribute.Folder!, file)).Replace("<AZURE_BATCHAI_STORAGE_ACCOUNT>", "acct", StringComparison.Ordinal);
        var properties = JsonNode.Parse(text)!["properties"]!.DeepClone().AsObject();
        properties["cluster"] = new JsonObject { ["id"] = NodeService.Clusters + "two" };
        foreach (var mount in properties["mountVolumes"]?.AsObject().SelectMany(kind => kind.Value!.AsArray()) ?? [])
        {
            mount!["accountName"] = "acct";
            mount["credentials"] = new JsonObject { ["accountKey"] = "a2V5" };
        }

        properties.Remove("containerSettings");
        if (properties["jobPreparation"] is { } preparation && Array.Exists(Installers, word => ((string)preparation["commandLine"]!).StartsWith(word, StringComparison.Ordinal)))
        {
            preparation["commandLine"] = $"sh {Scripts}/prepare.sh";
        }

        if (properties["cntkSettings"]?["configFilePath"] is not null)
        {
            properties["environmentVariables"] = new JsonArray(new JsonObject { ["name"] = "PATH", ["value"] = RecipeScripts.Programs(Nodes.Root) + ":/usr/local/bin:/usr/bin:/bin" });
        }

        return properties;
    }
}
