using System.Net;
using System.Text.Json.Nodes;
using BatchAi.Service.Tests.Api.Support;
using BatchAi.Service.Tests.Nodes.Support;
using BatchAi.Service.Tests.Runs.Support;

namespace BatchAi.Service.Tests.Nodes;

/// <summary>The quickstarts of the versions before workspaces, request by request as their clients sent them, through a real engine.</summary>
public sealed class EarlierFlowTests : IAsyncLifetime
{
    private const string Group = Calls.Subscription + "/resourceGroups/batchai.quickstart";
    private const string Provider = Group + "/providers/Microsoft.BatchAI";
    private const string Account = Group + "/providers/Microsoft.Storage/storageAccounts/quick";

    // It stands for the convolutional network: data in, epochs told, a model out.
    private const string Script = """
        import os, sys
        lines = open(os.path.join(sys.argv[1], 'Train-28x28_cntk_text.txt')).read().splitlines()
        print('Finished Epoch[1 of 1]: %d lines' % len(lines), file=sys.stderr)
        open(os.path.join(sys.argv[2], 'ConvNet_MNIST_0.dnn'), 'w').write('trained on %d lines' % len(lines))
        """;

    private NodeService? _nodes;

    private TestService Service => _nodes!.Service;

    public async Task InitializeAsync()
    {
        _nodes = await NodeService.StartAsync();
        await (await Service.PutAsync(Group, Bodies.Group)).ReadAsync(HttpStatusCode.Created);
        await (await Service.PutAsync(Account, Bodies.Account)).ReadAsync();
    }

    public async Task DisposeAsync() => await _nodes!.DisposeAsync();

    [PythonFact]
    public async Task CommandLineOfMarch_TrainsWithMountsOfTheJob()
    {
        await MakeShareAsync("logs");
        Write(Path.Combine(await MakeShareAsync("scripts"), "cntk", "ConvNet_MNIST.py"), Script);
        await (await Service.PutAsync(Account + "/blobServices/default/containers/data", "{}")).ReadAsync(HttpStatusCode.Created);
        Write(Path.Combine(Service.Root.Container("quick", "data"), "mnist_cntk", "Train-28x28_cntk_text.txt"), "1\n2\n3\n");
        await EndAsync(EarlierCalls.March, HttpMethod.Put, "/clusters/nc6", EarlierCalls.Cluster());

        await EndAsync(EarlierCalls.March, HttpMethod.Put, "/jobs/cntk_python_1", Job($$$"""
            "stdOutErrPathPrefix":"$AZ_BATCHAI_JOB_MOUNT_ROOT/logs","outputDirectories":[{"id":"MODEL","pathPrefix":"$AZ_BATCHAI_JOB_MOUNT_ROOT/logs"}],
            "cntkSettings":{"pythonScriptFilePath":"$AZ_BATCHAI_JOB_MOUNT_ROOT/scripts/cntk/ConvNet_MNIST.py","commandLineArgs":"$AZ_BATCHAI_JOB_MOUNT_ROOT/data/mnist_cntk $AZ_BATCHAI_OUTPUT_MODEL"},
            "mountVolumes":{"azureFileShares":[{{{Share("logs", "logs")}}},{{{Share("scripts", "scripts")}}}],
             "azureBlobFileSystems":[{"accountName":"quick","containerName":"data","credentials":{"accountKey":"a2V5"},"relativeMountPath":"data"}]}
            """, "nc6"));
        var job = await WaitForEndAsync(EarlierCalls.March, "cntk_python_1");

        Assert.Equal(("succeeded", 0, "cntk"), ((string?)job["executionState"], (int)job["executionInfo"]!["exitCode"]!, (string?)job["toolType"]));
        var segment = (string)job["jobOutputDirectoryPathSegment"]!;
        Assert.StartsWith("00000000-0000-0000-0000-000000000000/batchai.quickstart/jobs/cntk_python_1/", segment, StringComparison.Ordinal);
        Assert.Equal("Finished Epoch[1 of 1]: 3 lines\n", await File.ReadAllTextAsync(Path.Combine(Service.Root.Share("quick", "logs"), segment, "stdouterr", "stderr.txt")));
        var model = Assert.Single(await FilesAsync(EarlierCalls.March, "cntk_python_1", "MODEL"))!;
        Assert.Equal(("ConvNet_MNIST_0.dnn", false, 18), ((string?)model["name"], (bool)model["isDirectory"]!, (int)model["properties"]!["contentLength"]!));
    }

    [PythonTheory]
    [MemberData(nameof(EarlierCalls.Versions), MemberType = typeof(EarlierCalls))]
    public async Task PythonOfThatTime_TrainsWithMountsOfTheCluster(string version)
    {
        var share = await MakeShareAsync("batchaiquickstart");
        Write(Path.Combine(share, "mnistcntksample", "ConvNet_MNIST.py"), Script);
        Write(Path.Combine(share, "mnistcntksample", "Train-28x28_cntk_text.txt"), "1\n2\n");
        Directory.CreateDirectory(Path.Combine(share, "kept"));
        foreach (var provider in (string[])["Microsoft.BatchAI", "Microsoft.Batch"]) await (await Service.PostAsync($"{Calls.Subscription}/providers/{provider}/register")).ReadAsync();
        await EndAsync(version, HttpMethod.Put, "/clusters/mycluster", EarlierCalls.Cluster(more: $$$""","nodeSetup":{"mountVolumes":{"azureFileShares":[{{{Share("batchaiquickstart", "azurefileshare")}}}]}}"""));
        await WaitAsync(version, "/clusters/mycluster", cluster => (int)cluster["nodeStateCounts"]!["idleNodeCount"]! == 1);

        await EndAsync(version, HttpMethod.Put, "/jobs/myjob", Job("""
            "stdOutErrPathPrefix":"$AZ_BATCHAI_MOUNT_ROOT/azurefileshare","inputDirectories":[{"id":"SAMPLE","path":"$AZ_BATCHAI_MOUNT_ROOT/azurefileshare/mnistcntksample"}],
            "outputDirectories":[{"id":"MODEL","pathPrefix":"$AZ_BATCHAI_MOUNT_ROOT/azurefileshare","pathSuffix":"Models","type":"custom","createNew":true},
             {"id":"KEPT","pathPrefix":"$AZ_BATCHAI_MOUNT_ROOT/azurefileshare/kept","createNew":false}],
            "cntkSettings":{"pythonScriptFilePath":"$AZ_BATCHAI_INPUT_SAMPLE/ConvNet_MNIST.py","commandLineArgs":"$AZ_BATCHAI_INPUT_SAMPLE $AZ_BATCHAI_OUTPUT_MODEL"}
            """, "mycluster"));
        var job = await WaitForEndAsync(version, "myjob");

        Assert.Equal(("succeeded", "cntk"), (Lower(job["executionState"]), Lower(job["toolType"])));
        Assert.Equal(["execution.log", "stderr.txt", "stdout.txt"], (await FilesAsync(version, "myjob", "stdouterr")).Where(file => !IsFolder(file!)).Select(file => (string?)file!["name"]));
        Assert.Equal("ConvNet_MNIST_0.dnn", (string?)Assert.Single(await FilesAsync(version, "myjob", "MODEL"))!["name"]);
        var (folder, mine) = version == EarlierCalls.March ? ("/stdouterr", (string)job["jobOutputDirectoryPathSegment"]!) : ("", "00000000-0000-0000-0000-000000000000/batchai.quickstart/jobs/myjob");
        Assert.True(File.Exists(Path.Combine(share, mine + folder, "stdout.txt")));
        Assert.True(File.Exists(Path.Combine(share, mine, "outputs", "Models", "ConvNet_MNIST_0.dnn")));

        await EndAsync(version, HttpMethod.Put, "/jobs/custom", Job("""
            "stdOutErrPathPrefix":"$AZ_BATCHAI_MOUNT_ROOT/azurefileshare","customToolkitSettings":{"commandLine":"echo hi | tee $AZ_BATCHAI_OUTPUT_KEPT/hi.txt; echo \"[$AZ_BATCHAI_JOB_MOUNT_ROOT]\""},
            "outputDirectories":[{"id":"KEPT","pathPrefix":"$AZ_BATCHAI_MOUNT_ROOT/azurefileshare/kept","createNew":false}]
            """, "mycluster"));
        await WaitForEndAsync(version, "custom");
        Assert.Equal("hi.txt", (string?)Assert.Single(await FilesAsync(version, "custom", "KEPT"))!["name"]);
        Assert.Equal("hi\n", await File.ReadAllTextAsync(Path.Combine(share, "kept", "hi.txt")));
        var output = Directory.GetFiles(Path.Combine(share, "00000000-0000-0000-0000-000000000000", "batchai.quickstart", "jobs", "custom"), "stdout.txt", SearchOption.AllDirectories).Single();
        Assert.Equal(version == EarlierCalls.Preview, (await File.ReadAllTextAsync(output)).Contains("[]", StringComparison.Ordinal));

        await EndAsync(version, HttpMethod.Delete, "/jobs/myjob");
        await EndAsync(version, HttpMethod.Delete, "/clusters/mycluster");
        Assert.True(File.Exists(Path.Combine(share, mine, "outputs", "Models", "ConvNet_MNIST_0.dnn")));
    }

    [Fact]
    public async Task SetupTask_OfAClusterOfMarch_WritesWhereItSays()
    {
        var share = await MakeShareAsync("setup");
        await EndAsync(EarlierCalls.March, HttpMethod.Put, "/clusters/c", EarlierCalls.Cluster(more: $$$"""
            ,"nodeSetup":{"setupTask":{"commandLine":"echo ready","stdOutErrPathPrefix":"$AZ_BATCHAI_MOUNT_ROOT/s"},"mountVolumes":{"azureFileShares":[{{{Share("setup", "s")}}}]}}
            """));

        var cluster = await WaitAsync(EarlierCalls.March, "/clusters/c", cluster => (int)cluster["nodeStateCounts"]!["idleNodeCount"]! == 1);

        var folder = Path.Combine(share, (string)cluster["nodeSetup"]!["setupTask"]!["stdOutErrPathSuffix"]!);
        Assert.Equal("ready\n", await File.ReadAllTextAsync(Assert.Single(Directory.GetFiles(folder, "stdout-*.txt"))));
    }

    [Fact]
    public async Task ExactPriorities_GoBeforeSubmissionOrder_AlsoAfterARestart()
    {
        var share = await MakeShareAsync("order");
        await EndAsync(EarlierCalls.March, HttpMethod.Put, "/clusters/c", EarlierCalls.Cluster(more: $$$""","nodeSetup":{"mountVolumes":{"azureFileShares":[{{{Share("order", "s")}}}]}}""").Replace("\"targetNodeCount\":1", "\"targetNodeCount\":0", StringComparison.Ordinal));
        foreach (var priority in (int[])[5, -7, 900, 6])
        {
            await EndAsync(EarlierCalls.March, HttpMethod.Put, $"/jobs/j{priority}", Job($$$"""
                "priority":{{{priority}}},"stdOutErrPathPrefix":"/tmp","customToolkitSettings":{"commandLine":"echo {{{priority}}} >>$AZ_BATCHAI_MOUNT_ROOT/s/order"}
                """, "c"));
        }

        await _nodes!.RestartAsync();
        Assert.Equal(900, (int)(await Service.ReadAsync(EarlierCalls.March, Provider + "/jobs/j900"))["properties"]!["priority"]!);
        await (await Service.AskAsync(EarlierCalls.March, HttpMethod.Patch, Provider + "/clusters/c", """{"properties":{"scaleSettings":{"manual":{"targetNodeCount":1}}}}""")).ReadAsync();
        await WaitForEndAsync(EarlierCalls.March, "j-7");

        Assert.Equal(["900", "6", "5", "-7"], await File.ReadAllLinesAsync(Path.Combine(share, "order")));
    }

    private static string Job(string properties, string cluster) => $$$"""{"location":"eastus","properties":{"nodeCount":1,"cluster":{"id":"{{{Provider}}}/clusters/{{{cluster}}}"},{{{properties}}}}}""";

    private static string Share(string name, string path) =>
        $$$"""{"accountName":"quick","azureFileUrl":"https://quick.file.core.windows.net/{{{name}}}","credentials":{"accountKey":"a2V5"},"relativeMountPath":"{{{path}}}","fileMode":"0777","directoryMode":"0777"}""";

    private static bool IsFolder(JsonNode file) => (bool?)file["isDirectory"] == true;

    private static string Lower(JsonNode? word) => ((string)word!).ToLowerInvariant();

    private static void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    private async Task<string> MakeShareAsync(string name)
    {
        await (await Service.PutAsync($"{Account}/fileServices/default/shares/{name}", "{}")).ReadAsync(HttpStatusCode.Created);
        return Service.Root.Share("quick", name);
    }

    private async Task EndAsync(string version, HttpMethod method, string path, string? body = null) =>
        await Service.EndAsync(await Service.AskAsync(version, method, Provider + path, body));

    private async Task<JsonNode> WaitAsync(string version, string path, Func<JsonNode, bool> isTrue)
    {
        JsonNode? resource = null;
        await NodeService.UntilAsync(async () => isTrue((resource = await Service.ReadAsync(version, Provider + path))["properties"]!), () => resource!.ToJsonString());
        PublishedDescription.AssertIs(version, path.StartsWith("/jobs", StringComparison.Ordinal) ? "Job" : "Cluster", resource);
        return resource!["properties"]!;
    }

    private Task<JsonNode> WaitForEndAsync(string version, string job) => WaitAsync(version, "/jobs/" + job, found => Lower(found["executionState"]) is "succeeded" or "failed");

    private async Task<JsonArray> FilesAsync(string version, string job, string directory)
    {
        var options = version == EarlierCalls.March ? "&directory=.&linkexpiryinminutes=60&maxresults=1000" : "&linkexpiryinminutes=60&maxresults=1000";
        var list = await Service.ReadAsync(version, $"{Provider}/jobs/{job}/listOutputFiles?outputdirectoryid={directory}{options}", HttpMethod.Post);
        PublishedDescription.AssertIs(version, "FileListResult", list);
        return list["value"]!.AsArray();
    }
}
