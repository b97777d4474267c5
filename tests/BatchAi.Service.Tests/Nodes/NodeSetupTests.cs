using System.Text.Json;
using System.Text.Json.Nodes;
using BatchAi.Service.Tests.Nodes.Support;

namespace BatchAi.Service.Tests.Nodes;

/// <summary>What makes a cluster's nodes ready, what keeps it from that, and what restarts and boots of the machine do to it.</summary>
public sealed class NodeSetupTests : IAsyncLifetime
{
    private NodeService? _nodes;

    private NodeService Nodes => _nodes!;

    private string Runs => Path.Combine(Nodes.Root.Data.Path, "runs");

    private string Gate => Path.Combine(Nodes.Root.Data.Path, "gate");

    private string Gated => $"echo $$ >>{Runs}; until [ -e {Gate} ]; do sleep 0.05; done";

    public async Task InitializeAsync() => _nodes = await NodeService.StartAsync();

    public async Task DisposeAsync() => await Nodes.DisposeAsync();

    [Fact]
    public async Task Setup_SeesMountsVariablesAndSecrets_AndItsOutputIsWhereTheClusterSays()
    {
        await Nodes.PutClusterAsync("c", 2, more: Setup("echo \"$WORD $SECRET\"; ls $AZ_BATCHAI_MOUNT_ROOT", """
            ,"environmentVariables":[{"name":"WORD","value":"hi"}],"secrets":[{"name":"SECRET","value":"very-secret"}]
            """));
        var cluster = await Nodes.WaitForIdleAsync("c", 2);

        var output = Path.Combine(Nodes.Root.Data.Share("acct", "logs"), (string)cluster["nodeSetup"]!["setupTask"]!["stdOutErrPathSuffix"]!);
        var files = Directory.GetFiles(output, "stdout-tvm-*.txt");
        Assert.Equal(2, files.Length);
        Assert.All(files, file => Assert.Equal("hi very-secret\nlogs\n", File.ReadAllText(file)));
        Assert.DoesNotContain("very-secret", cluster.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task FailedSetup_TellsWhyInWordsAndIsNotTriedAgainByARestart()
    {
        await Nodes.PutClusterAsync("c", 1, more: Setup(
            $"echo x >>{Runs}; for i in $(seq 20); do echo \"line $i\" >&2; done; printf 'bad \\033[31mtoken %s\\n' \"$SECRET\" >&2; exit 7",
            ""","secrets":[{"name":"SECRET","value":"very-secret"}]"""));
        var cluster = await Nodes.WaitForClusterAsync("c", c => NodeService.Count(c, "unusable") == 1);

        var error = Assert.Single(cluster["errors"]!.AsArray())!;
        Assert.Equal(("NodeSetupFailed", "Setup task of the cluster failed with non-zero exit code"), ((string?)error["code"], (string?)error["message"]));
        Assert.Contains("exit code 7", Assert.Single(NodeService.DetailsOf(error, "Info")), StringComparison.Ordinal);
        Assert.Equal(Enumerable.Range(12, 9).Select(i => $"line {i}").Append("bad token ***"), NodeService.DetailsOf(error, "StdErr")[0].Split('\n'));
        var output = NodeService.DetailsOf(error, "Output")[0];
        var path = output.Replace("$AZ_BATCHAI_MOUNT_ROOT/logs", Nodes.Root.Data.Share("acct", "logs"), StringComparison.Ordinal);
        Assert.Contains("very-secret", await File.ReadAllTextAsync(path), StringComparison.Ordinal);
        Assert.Contains("resize the cluster to 0 nodes and back", NodeService.DetailsOf(error, "Action")[0], StringComparison.Ordinal);

        await Nodes.RestartAsync();
        var after = await Nodes.WaitForClusterAsync("c", c => NodeService.Count(c, "unusable") == 1);
        Assert.Equal(error.ToJsonString(), Assert.Single(after["errors"]!.AsArray())!.ToJsonString());
        Assert.Single(await File.ReadAllLinesAsync(Runs));
    }

    [Theory]
    [InlineData("printf 'x%.0s' $(seq 30000) >&2; exit 1", 301)]
    [InlineData("kill -9 $$", 0)]
    [InlineData("rm $AZ_BATCHAI_STDOUTERR_DIR/stderr-*; mkfifo $AZ_BATCHAI_STDOUTERR_DIR/stderr-$(ls $AZ_BATCHAI_STDOUTERR_DIR | sed s/stdout-//); exit 1", 0)]
    [InlineData("f=$(echo $AZ_BATCHAI_STDOUTERR_DIR/stderr-*); rm $f; ln -s /etc/passwd $f; exit 1", 0)]
    public async Task FailedSetup_OddOutput_IsBounded(string command, int shown)
    {
        await Nodes.PutClusterAsync("c", 1, more: Setup(command));
        var cluster = await Nodes.WaitForClusterAsync("c", c => NodeService.Count(c, "unusable") == 1);

        var tail = NodeService.DetailsOf(Assert.Single(cluster["errors"]!.AsArray())!, "StdErr");
        Assert.Equal(shown, tail.Sum(text => text.Length));
    }

    [Fact]
    public async Task ServiceRestart_NodesStayReady_BootOfTheMachine_PreparesThemAgain()
    {
        await Nodes.PutClusterAsync("c", 1, more: Setup($"echo x >>{Runs}"));
        await Nodes.WaitForIdleAsync("c", 1);

        await Nodes.RestartAsync();
        await Nodes.SubmitAsync("j", "true", "c");
        await Nodes.WaitForEndAsync("j");
        Assert.Single(await File.ReadAllLinesAsync(Runs));

        await Nodes.StopAsync();
        PretendBoot();
        await Nodes.ServeAsync();
        await Nodes.WaitForIdleAsync("c", 1);
        Assert.Equal(2, (await File.ReadAllLinesAsync(Runs)).Length);
    }

    [Fact]
    public async Task BootWhileAJobRan_JobIsLostAndTheNodeIsPreparedBeforeTheNext()
    {
        await Nodes.PutClusterAsync("c", 1, more: Setup($"echo x >>{Runs}"));
        await Nodes.SubmitAsync("j", "sleep 1000", "c");
        await Nodes.WaitForJobAsync("j", "running");
        await NodeService.UntilAsync(() => Nodes.Tasks().Count > 0);

        await Nodes.StopAsync();
        await Nodes.KillAgentAndTasksAsync();
        PretendBoot();
        await Nodes.ServeAsync();

        var job = await Nodes.WaitForEndAsync("j");
        Assert.Equal("NodeLost", (string?)job["executionInfo"]!["errors"]![0]!["code"]);
        await Nodes.SubmitAsync("next", $"wc -l <{Runs}", "c");
        Assert.Equal("2", Nodes.TextOf(await Nodes.WaitForEndAsync("next"), "stdout.txt").Trim());
    }

    [Fact]
    public async Task ServiceRestart_DuringSetup_GoesOnWithIt()
    {
        await Nodes.PutClusterAsync("c", 1, more: Setup(Gated));
        await NodeService.UntilAsync(() => File.Exists(Runs));

        await Nodes.RestartAsync();
        Assert.Equal(1, NodeService.Count(await Nodes.ClusterAsync("c"), "preparing"));
        await File.WriteAllTextAsync(Gate, "");

        await Nodes.WaitForIdleAsync("c", 1);
        Assert.Single(await File.ReadAllLinesAsync(Runs));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task AgentAndSetupDie_SetupIsRunAgain(bool serviceAsWell)
    {
        await Nodes.PutClusterAsync("c", 1, more: Setup(Gated));
        await NodeService.UntilAsync(() => File.Exists(Runs) && Nodes.Tasks().Count > 0);

        if (serviceAsWell) await Nodes.StopAsync();
        await Nodes.KillAgentAndTasksAsync();
        await File.WriteAllTextAsync(Gate, "");
        if (serviceAsWell) await Nodes.ServeAsync();

        Assert.Null((await Nodes.WaitForIdleAsync("c", 1))["errors"]);
        Assert.Equal(2, (await File.ReadAllLinesAsync(Runs)).Length);
    }

    [Theory]
    [InlineData(""" "azureFileShares":[{"accountName":"acct","azureFileUrl":"https://acct.file.core.windows.net/none","relativeMountPath":"x","credentials":{}}] """, "AZFMountError", "unable to mount Azure File", "Could not mount Azure File Share //acct.file.core.windows.net/none at $AZ_BATCHAI_MOUNT_ROOT/x: the share 'none' doesn't exist")]
    [InlineData(""" "azureBlobFileSystems":[{"accountName":"other","containerName":"none","relativeMountPath":"x","credentials":{}}] """, "BFSMountError", "unable to mount blob fuse file system", "the storage account 'other' doesn't exist in this service")]
    [InlineData(""" "azureBlobFileSystems":[{"accountName":"acct","containerName":"none","relativeMountPath":"x","credentials":{}}] """, "BFSMountError", "unable to mount blob fuse file system", "Azure Blob Container 'none' doesn't exist")]
    [InlineData(""" "fileServers":[{"fileServer":{"id":"/subscriptions/s/resourceGroups/g/providers/Microsoft.BatchAI/workspaces/w/fileservers/none"},"relativeMountPath":"x"}] """, "JobMountFailed", "A file system could not be mounted", "Could not mount file server 'none' at $AZ_BATCHAI_MOUNT_ROOT/x: there is no such file server")]
    [InlineData(""" "unmanagedFileSystems":[{"mountCommand":"mount -t tmpfs tmpfs","relativeMountPath":"x"}] """, "JobMountFailed", "A file system could not be mounted", "this service runs no mount commands. Start it as root with 'batchai serve --allow-mount-commands'")]
    public async Task FailedMount_MakesNodesUnusable(string mount, string code, string message, string info)
    {
        await Nodes.PutClusterAsync("c", 1, more: $$""","nodeSetup":{"mountVolumes":{ {{mount}} } }""");
        var error = Assert.Single((await Nodes.WaitForClusterAsync("c", c => NodeService.Count(c, "unusable") == 1))["errors"]!.AsArray())!;

        Assert.Equal((code, message), ((string?)error["code"], (string?)error["message"]));
        Assert.Contains(info, Assert.Single(NodeService.DetailsOf(error, "Info")), StringComparison.Ordinal);
        Assert.StartsWith("tvm-", Assert.Single(NodeService.DetailsOf(error, "NodeId")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task FailedMount_Repaired_NodesComeWithAResizeToNothingAndBack()
    {
        await Nodes.PutClusterAsync("c", 1, more: Setup("true").Replace("net/logs", "net/later", StringComparison.Ordinal));
        await Nodes.WaitForClusterAsync("c", c => NodeService.Count(c, "unusable") == 1);

        Nodes.Root.MakeShare("acct", "later");
        await Nodes.ResizeAsync("c", 0);
        await Nodes.ResizeAsync("c", 1);

        Assert.Null((await Nodes.WaitForIdleAsync("c", 1))["errors"]);
    }

    private static string Setup(string command, string more = "") => $$$"""
        ,"nodeSetup":{"mountVolumes":{"azureFileShares":[{{{NodeService.LogsShare}}}]},
         "setupTask":{"commandLine":"{{{JsonEncodedText.Encode(command)}}}","stdOutErrPathPrefix":"$AZ_BATCHAI_MOUNT_ROOT/logs"{{{more}}} } }
        """;

    // As if the nodes had been made ready before the machine booted.
    private void PretendBoot()
    {
        foreach (var file in Directory.EnumerateFiles(Nodes.Root.Data.Cluster(""), "node.json", SearchOption.AllDirectories))
        {
            var record = JsonNode.Parse(File.ReadAllText(file))!;
            record["readySinceBoot"] = "an-earlier-boot";
            File.WriteAllText(file, record.ToJsonString());
        }
    }
}
