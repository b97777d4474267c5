using System.Text;
using System.Text.Json.Nodes;
using BatchAi.Core.Earlier;
using BatchAi.Core.Wire;
using BatchAi.Service.Api.Earlier;
using BatchAi.Service.Control;
using BatchAi.Service.Tests.Api.Support;

namespace BatchAi.Service.Tests.Api.Earlier;

/// <summary>Answers of today made answers of earlier versions.</summary>
public sealed class EarlierAnswerTests
{
    private const string None = "(none here)";
    private const string Workspace = Calls.Provider + "/workspaces/default";

    public static TheoryData<string> PublishedAnswers() =>
    [
        .. ApiGeneration.All.Select(generation => PublishedDescription.Find(generation.Version)).OfType<string>()
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(folder, "examples"), "*.json"))
            .Where(file => Path.GetFileNameWithoutExtension(file)[..3] is "Get" or "Put" or "Pat")
            .DefaultIfEmpty(None),
    ];

    [Theory]
    [MemberData(nameof(PublishedAnswers))]
    public void PublishedAnswer_ReadAsOneOfToday_ComesBackAsItWas(string file)
    {
        if (file == None) return;
        var generation = ApiGeneration.All.Single(one => file.Contains(one.Version, StringComparison.Ordinal));
        var example = JsonNode.Parse(File.ReadAllText(file))!["responses"]!["200"]!["body"]!;

        var answer = Path.GetFileNameWithoutExtension(file)[3..] switch
        {
            "Job" => EarlierJobAnswer.Translate(Today<Job>(example, generation), generation),
            "FileServer" => EarlierServerAnswer.Translate(Today<FileServer>(example, generation), generation),
            _ => EarlierClusterAnswer.Translate(Today<Cluster>(example, generation), generation),
        };

        // The published types are not those of the wire, and the published jobs have no location.
        answer["type"] = example["type"]!.DeepClone();
        if (example["location"] is null) answer.Remove("location");
        Assert.Equal(Sorted(example), Sorted(answer), ignoreCase: generation.IsPreview);
    }

    [Fact]
    public void Job_OfToday_LosesWhatAVersionDoesNotHave()
    {
        var job = new Job
        {
            Id = Workspace + "/experiments/default/jobs/j",
            Name = "j",
            Properties = new()
            {
                SchedulingPriority = "low",
                ToolType = "pytorch",
                PyTorchSettings = new() { PythonScriptFilePath = "a.py" },
                Cluster = new() { Id = Workspace + "/clusters/c" },
                Secrets = [new() { Name = "S", Value = "secret-word" }],
                ContainerSettings = new() { ImageSourceRegistry = new() { Image = "i", Credentials = new() { Username = "u", Password = "secret-word" } }, ShmSize = "1g" },
                MountVolumes = new() { AzureFileShares = [new() { AccountName = "a", AzureFileUrl = "https://a.file.core.windows.net/s", RelativeMountPath = "s", Credentials = new() { AccountKey = "secret-word" } }] },
                JobOutputDirectoryPathSegment = "s/g/jobs/j/u",
                ExecutionState = "failed",
                ExecutionInfo = new() { EndTime = DateTimeOffset.UnixEpoch, Errors = [new() { Code = "JobPreparationFailed", Message = "m" }, new() { Code = "JobTerminated", Message = "m" }] },
            },
        };

        foreach (var generation in ApiGeneration.All)
        {
            var answer = EarlierJobAnswer.Translate(new(job, "eastus", null), generation);
            PublishedDescription.AssertIs(generation.Version, "Job", answer);
            Assert.DoesNotContain("secret-word", answer.ToJsonString(), StringComparison.Ordinal);
            Assert.Equal((-1000, "eastus"), ((int)answer["properties"]!["priority"]!, (string?)answer["location"]));
            Assert.Equal([generation.IsPreview ? "JobNodePreparationFailed" : "JobPreparationFailed", "JobTerminate"], answer["properties"]!["executionInfo"]!["errors"]!.AsArray().Select(error => (string?)error!["code"]));
            Assert.Equal((generation.IsPreview ? "Failed" : "failed", generation.IsPreview ? "PyTorch" : "pytorch"), ((string?)answer["properties"]!["executionState"], (string?)answer["properties"]!["toolType"]));
            Assert.Equal(generation.IsPreview, answer["properties"]!["mountVolumes"] is null);
        }
    }

    [Fact]
    public void Cluster_OfTheFirstVersion_SpellsItsWordsWithCapitals()
    {
        var cluster = new Cluster
        {
            Id = Workspace + "/clusters/c",
            Name = "c",
            Properties = new()
            {
                VmPriority = "lowpriority",
                AllocationState = "steady",
                ProvisioningState = "succeeded",
                ScaleSettings = new() { Manual = new() { TargetNodeCount = 1, NodeDeallocationOption = "waitforjobcompletion" } },
                NodeSetup = new() { SetupTask = new() { CommandLine = "true", StdOutErrPathPrefix = "/tmp", EnvironmentVariables = [new() { Name = "vmPriority", Value = "as it is" }] } },
            },
        };

        var properties = EarlierClusterAnswer.Translate(new(cluster, "eastus", null), ApiGeneration.Preview2017)["properties"]!;

        Assert.Equal(("LowPriority", "Steady", "Succeeded", "WaitForJobCompletion"), ((string?)properties["vmPriority"], (string?)properties["allocationState"], (string?)properties["provisioningState"], (string?)properties["scaleSettings"]!["manual"]!["nodeDeallocationOption"]));
        Assert.Equal("as it is", (string?)properties["nodeSetup"]!["setupTask"]!["environmentVariables"]![0]!["value"]);
        Assert.True((bool)properties["nodeSetup"]!["setupTask"]!["runElevated"]!);
    }

    [Fact]
    public void Files_AreToldAsEachVersionDid()
    {
        var file = new OutputFile { Name = "a", FileType = "file", DownloadUrl = "https://x/a", Properties = new() { ContentLength = 3, LastModified = DateTimeOffset.UnixEpoch } };
        var local = new OutputFile { Name = "b", FileType = "file" };
        var folder = new OutputFile { Name = "c", FileType = "directory" };

        Assert.Equal("""{"name":"a","isDirectory":false,"downloadUrl":"https://x/a","properties":{"lastModified":"1970-01-01T00:00:00Z","contentLength":3}}""", Tell(file, ApiGeneration.March2018));
        Assert.Equal("""{"name":"b","isDirectory":false}""", Tell(local, ApiGeneration.March2018));
        Assert.Equal("""{"name":"c","isDirectory":true}""", Tell(folder, ApiGeneration.March2018));
        Assert.Equal("""{"name":"a","downloadUrl":"https://x/a","properties":{"lastModified":"1970-01-01T00:00:00Z","contentLength":3}}""", Tell(file, ApiGeneration.Preview2017));
        Assert.Equal("""{"name":"b","downloadUrl":""}""", Tell(local, ApiGeneration.Preview2017));
        Assert.Null(Tell(folder, ApiGeneration.Preview2017));
    }

    private static string? Tell(OutputFile file, ApiGeneration generation) => EarlierFileAnswer.Translate(file, generation)?.ToJsonString();

    // The example as today's service would hold it: ids with workspaces, and beside it what has no place there.
    private static EarlierResource<T> Today<T>(JsonNode example, ApiGeneration generation)
        where T : class
    {
        var properties = example["properties"]!;
        var outputs = properties["outputDirectories"]?.AsArray().Select(output => new EarlierOutput((string)output!["id"]!, (string?)output["type"], (bool?)output["createNew"]));
        var text = new StringBuilder(example.ToJsonString());
        foreach (var kind in (string[])["clusters", "fileservers"]) text.Replace($"Microsoft.BatchAI/{kind}/", $"Microsoft.BatchAI/workspaces/default/{kind}/");
        text.Replace("Microsoft.BatchAI/jobs/", "Microsoft.BatchAI/workspaces/default/experiments/default/jobs/");
        var content = new EarlierContent { Version = generation.Version, Location = (string?)example["location"], Priority = (int?)properties["priority"], Outputs = outputs?.ToList() };
        return new(WireJson.Deserialize<T>(text.ToString())!, "elsewhere", content);
    }

    // Members in the order of their names: JSON has none.
    private static string Sorted(JsonNode? node) => node switch
    {
        JsonObject members => $"{{{string.Join(',', members.OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => $"\n\"{member.Key}\":{Sorted(member.Value)}"))}}}",
        JsonArray items => $"[{string.Join(',', items.Select(Sorted))}]",
        _ => node?.ToJsonString() ?? "null",
    };
}
