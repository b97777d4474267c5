using System.Text.Json.Nodes;
using BatchAi.Service.Tests.Runs.Support;

namespace BatchAi.Service.Tests.Toolkits;

/// <summary>Jobs whose processes Open MPI starts, on two nodes of this machine.</summary>
public sealed class MpiTests : IDisposable
{
    private readonly RunSandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [MpirunFact]
    public async Task CustomMpi_OnTwoNodes_RunsEachRankOnItsNode()
    {
        // What a rank says is one write, so that ranks cannot mix within a line.
        var said = await RunAsync("customMpiSettings", new JsonObject
        {
            ["commandLine"] = "echo \"rank $RANK/$WORLD_SIZE local $LOCAL_RANK on ${AZ_BATCHAI_JOB_TEMP##*nodes/} master $AZ_BATCHAI_IS_CURRENT_NODE_MASTER it's\"; [ \"$PWD\" = \"$AZ_BATCHAI_JOB_TEMP/wd\" ] || echo lost",
            ["processCount"] = 4,
        });

        var ranks = said.Where(line => line.StartsWith("stdout| rank ", StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(4, ranks.Count);
        Assert.DoesNotContain("stdout| lost", said);
        Assert.Collection(
            ranks,
            line => Assert.Contains("rank 0/4 local 0", line, StringComparison.Ordinal),
            line => Assert.Contains("rank 1/4 local 1", line, StringComparison.Ordinal),
            line => Assert.Contains("rank 2/4 local 0", line, StringComparison.Ordinal),
            line => Assert.Contains("rank 3/4 local 1", line, StringComparison.Ordinal));
        Assert.Equal(["true", "true", "false", "false"], ranks.Select(line => line.Split(' ')[^2]));
        await _sandbox.AssertNoProcessLeftAsync();
    }

    [MpirunFact]
    public async Task Custom_WithAnMpirunOfItsOwn_ReachesAllNodesOfTheHostFile()
    {
        var said = await RunAsync("customToolkitSettings", new JsonObject
        {
            ["commandLine"] = "mpirun --hostfile $AZ_BATCHAI_MPI_HOST_FILE sh -c 'echo $AZ_BATCHAI_NODE_IP has $TOKEN'",
        });

        var nodes = said.Where(line => line.StartsWith("stdout| 127.", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, nodes.Distinct().Count());
        Assert.All(nodes, line => Assert.EndsWith(" has canary-of-mpi", line, StringComparison.Ordinal));
        await _sandbox.AssertNoProcessLeftAsync();
    }

    [MpirunFact]
    public async Task CustomMpi_WithARankThatFails_FailsWithItsCodeAndLeavesNone()
    {
        _sandbox.WriteJob("job.json", JobOf("customMpiSettings", new JsonObject { ["commandLine"] = "[ $RANK = 1 ] && exit 7; sleep 600" }));

        var result = await _sandbox.RunAsync("run", "job.json");

        Assert.Equal(7, result.ExitCode);
        await _sandbox.AssertNoProcessLeftAsync();
    }

    [PosixFact]
    public async Task CustomMpi_WithoutMpi_SaysWhatToInstall()
    {
        _sandbox.Environment["PATH"] = WriteMinimalPath();
        _sandbox.WriteJob("job.json", JobOf("customMpiSettings", new JsonObject { ["commandLine"] = "true" }));

        var result = await _sandbox.RunAsync("run", "job.json");

        Assert.Equal(127, result.ExitCode);
        Assert.Contains(result.Lines, line => line.Contains("There is no mpirun: install Open MPI", StringComparison.Ordinal));
    }

    private async Task<IReadOnlyList<string>> RunAsync(string block, JsonObject settings)
    {
        _sandbox.WriteJob("job.json", JobOf(block, settings));
        var result = await _sandbox.RunAsync("run", "job.json");
        Assert.True(result.ExitCode == 0, result.ToString());
        return result.Lines;
    }

    private static JsonObject JobOf(string block, JsonObject settings)
    {
        var job = TestJob.Custom("", nodes: 2).WithSecret("TOKEN", "canary-of-mpi");
        job.Remove("customToolkitSettings");
        return job.With(block, settings);
    }

    // All that shells and shims need, and no MPI.
    private string WriteMinimalPath()
    {
        var folder = Directory.CreateDirectory(_sandbox.PathOf("path")).FullName;
        foreach (var name in new[] { "bash", "sh", "cat", "mv", "sleep" })
        {
            var program = Environment.GetEnvironmentVariable("PATH")!.Split(':').Select(one => Path.Combine(one, name)).First(File.Exists);
            File.CreateSymbolicLink(Path.Combine(folder, name), program);
        }

        return folder;
    }
}
