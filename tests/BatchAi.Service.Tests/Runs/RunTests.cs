using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using BatchAi.Service.Tests.Runs.Support;

namespace BatchAi.Service.Tests.Runs;

public sealed class RunTests : IDisposable
{
    private readonly RunSandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [PosixFact]
    public async Task Run_OfFailingJob_ShowsPlanAndLinesAndFiles_AndExitsLikeTheJob()
    {
        _sandbox.WriteJob("hello.json", "echo hi; echo oh >&2; exit 3");
        var result = await _sandbox.RunAsync("run", "hello.json");
        Assert.Equal(3, result.ExitCode);
        Assert.Empty(result.Error);
        Assert.Equal("job         hello (custom, 1 node, at most 7 days)", result.Lines[0]);
        Assert.Contains("command     echo hi; echo oh >&2; exit 3", result.Lines);
        Assert.Contains("output      stdouterr: $AZ_BATCHAI_JOB_MOUNT_ROOT/logs/…/stdouterr", result.Lines);
        Assert.Contains("stdout| hi", result.Lines);
        Assert.Contains("stderr| oh", result.Lines);
        Assert.Contains(result.Lines, line => line.StartsWith("failed: exit code 3 after ", StringComparison.Ordinal));

        var listed = result.Lines.Single(line => line.StartsWith("stdouterr  ", StringComparison.Ordinal))["stdouterr  ".Length..];
        Assert.Matches($"^batchai-runs/[0-9]{{8}}-[0-9]{{6}}-hello/logs/{RunSandbox.Segment}/hello/[0-9a-f-]{{36}}/stdouterr$", listed);
        Assert.Equal("hi\n", _sandbox.Read($"{listed}/stdout.txt"));
        Assert.Contains(result.Lines, line => Regex.IsMatch(line, "^  stdout.txt +3$", RegexOptions.None, TimeSpan.FromSeconds(1)));
        Assert.DoesNotContain(result.Output, c => char.IsControl(c) && c != '\n');
        await _sandbox.AssertNoProcessLeftAsync();
    }

    [PosixFact]
    public async Task Run_WhileJobRuns_ShowsItsLines()
    {
        _sandbox.WriteJob("slow.json", $"echo ready; while [ ! -e '{_sandbox.PathOf("go")}' ]; do sleep 0.05; done; echo gone");
        using var running = _sandbox.Start("run", "slow.json");
        await running.WaitForLineAsync("stdout| ready");
        _sandbox.Write("go", "");
        var result = await running.EndAsync();
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("stdout| gone", result.Lines);
    }

    [PosixFact]
    public async Task Run_WithFolderNextToTheJobFile_SharesIt()
    {
        _sandbox.Write("jobs/shared/in.txt", "given");
        _sandbox.WriteJob("jobs/job.json", TestJob.Custom("cd $AZ_BATCHAI_MOUNT_ROOT/shared && cat in.txt && echo made > out.txt", "${AZ_BATCHAI_MOUNT_ROOT}/other"));
        var result = await _sandbox.RunAsync("run", "jobs/job.json", "--out", "o");
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("mount       $AZ_BATCHAI_MOUNT_ROOT/shared ← jobs/shared", result.Lines);
        Assert.Contains("mount       $AZ_BATCHAI_MOUNT_ROOT/other ← o/other", result.Lines);
        Assert.Contains("stdout| given", result.Lines);
        Assert.Equal("made\n", _sandbox.Read("jobs/shared/out.txt"));
        Assert.Contains(result.Lines, line => line.StartsWith($"stdouterr  o/other/{RunSandbox.Segment}/job/", StringComparison.Ordinal));
    }

    [PosixFact]
    public async Task Run_WithOutputsOnNoMount_ListsThem()
    {
        _sandbox.WriteJob("job.json", TestJob.Custom("echo 12345 > $AZ_BATCHAI_OUTPUT_OUT/five; touch here", "$AZ_BATCHAI_JOB_TEMP/x").WithOutput("OUT", "$AZ_BATCHAI_JOB_TEMP/x"));
        var result = await _sandbox.RunAsync("run", "job.json", "--json");
        Assert.Equal(0, result.ExitCode);
        Assert.Equal("12345\n", File.ReadAllText(Path.Combine(result.OutputPath("OUT"), "five")));
        Assert.True(File.Exists(Path.Combine(result.OutputPath("stdouterr"), "stdout.txt")));
        Assert.True(File.Exists(Path.Combine(result.OutputPath("wd"), "here")));
        Assert.Empty((JsonArray)result.Events[0]["plan"]!["warnings"]!);
    }

    [PosixFact]
    public async Task Run_WithMountsNamedLikeItsOwnFolders_KeepsTheirContent()
    {
        string[] names = [".batchai/agent", "wd", "mount-wd"];
        var job = TestJob.Custom($"for m in {string.Join(' ', names)}; do echo $m > $AZ_BATCHAI_JOB_MOUNT_ROOT/$m/name; done; touch work", "$AZ_BATCHAI_JOB_MOUNT_ROOT/wd");
        _sandbox.WriteJob("job.json", job.With("mountVolumes", TestJob.Shares(names)));
        var result = await _sandbox.RunAsync("run", "job.json", "--out", "o", "--json");
        Assert.Equal(0, result.ExitCode);
        var sources = result.Events[0]["mountSources"]!.AsArray().Select(source => (string)source!);
        Assert.Equal(names, sources.Select(source => File.ReadAllText(Path.Combine(source, "name")).TrimEnd()));
        Assert.Equal([Path.Combine(result.OutputPath("wd"), "work")], Directory.GetFiles(result.OutputPath("wd")));
    }

    [PosixFact]
    public async Task Run_OnTwoNodes_PreparesBothAndRunsOnTheFirst()
    {
        var job = TestJob.Custom("echo command on $AZ_BATCHAI_NODE; cat $AZ_BATCHAI_MPI_HOST_FILE", nodes: 2).WithOutput("OWN", "$AZ_BATCHAI_JOB_TEMP/x");
        _sandbox.WriteJob("job.json", job.With("jobPreparation", new JsonObject { ["commandLine"] = "echo preparing" }));
        var result = await _sandbox.RunAsync("run", "job.json", "--out", "o");
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("preparation echo preparing (2 times)", result.Lines);
        Assert.Contains("stdout-job_prep-node-0| preparing", result.Lines);
        Assert.Contains("stdout-job_prep-node-1| preparing", result.Lines);
        Assert.Equal(3, result.Lines.Count(line => line.StartsWith("stdout| ", StringComparison.Ordinal)));
        Assert.Contains(result.Lines, line => line.StartsWith("OWN on node-0  o/.batchai/nodes/0/", StringComparison.Ordinal));
        Assert.Contains(result.Lines, line => line.StartsWith("OWN on node-1  o/.batchai/nodes/1/", StringComparison.Ordinal));
    }

    [PosixFact]
    public async Task Run_WithClusterFile_SetsTheNodeUpFirst()
    {
        _sandbox.WriteJob("job.json", TestJob.Custom("cat $AZ_BATCHAI_MOUNT_ROOT/ext/tool", "$AZ_BATCHAI_MOUNT_ROOT/ext"));
        _sandbox.Write("cluster.json", """
            { "properties": { "vmSize": "STANDARD_NC6", "userAccountSettings": { "adminUserName": "me", "adminUserPassword": "canary-1" }, "nodeSetup": {
                "mountVolumes": { "azureFileShares": [{ "azureFileUrl": "https://a.file.core.windows.net/ext", "relativeMountPath": "ext", "accountName": "a", "credentials": { "accountKey": "canary-2" } }] },
                "setupTask": { "commandLine": "echo setting up; echo installed > $AZ_BATCHAI_MOUNT_ROOT/ext/tool", "stdOutErrPathPrefix": "$AZ_BATCHAI_MOUNT_ROOT/ext", "secrets": [{ "name": "S", "value": "canary-3" }] } } } }
            """);
        var result = await _sandbox.RunAsync("run", "job.json", "--cluster", "cluster.json", "--out", "o");
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("setup-stdout-node-0| setting up", result.Lines);
        Assert.Contains("stdout| installed", result.Lines);
        Assert.Contains(result.Lines, line => line.StartsWith("setup  o/ext/", StringComparison.Ordinal));
        Assert.Contains(result.Lines, line => line.StartsWith("  stdout-node-0.txt ", StringComparison.Ordinal));
        Assert.DoesNotContain("canary", result.Output + result.Error, StringComparison.Ordinal);
    }

    [PosixFact]
    public async Task Run_WithOptions_ChangesTheJob()
    {
        _sandbox.WriteJob("job.json", "false");
        _sandbox.Environment["FROM_SHELL"] = "from the shell";
        var result = await _sandbox.RunAsync(
            "run", "job.json", "--set", "properties.customToolkitSettings.commandLine=echo $A-$B $FROM_SHELL", "--env", "A=old", "-e", "A=new", "--env", "B=x=y", "--env", "FROM_SHELL");
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("stdout| new-x=y from the shell", result.Lines);
    }

    [PosixFact]
    public async Task Run_PastItsTimeLimit_EndsWith124()
    {
        _sandbox.WriteJob("job.json", "sleep 600");
        var result = await _sandbox.RunAsync("run", "job.json", "--timeout", "0.3");
        Assert.Equal(124, result.ExitCode);
        Assert.Contains(result.Lines, line => line.StartsWith("stopped at the time limit", StringComparison.Ordinal));
        await _sandbox.AssertNoProcessLeftAsync();
    }

    [PosixFact]
    public async Task Run_SeveralAtOnce_HaveFoldersOfTheirOwn()
    {
        _sandbox.WriteJob("job.json", "echo $$ > $AZ_BATCHAI_JOB_MOUNT_ROOT/logs/mine; cat $AZ_BATCHAI_JOB_MOUNT_ROOT/logs/mine");
        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => _sandbox.RunAsync("run", "job.json", "--json")));
        Assert.All(results, result => Assert.Equal(0, result.ExitCode));
        Assert.Equal(4, results.Select(result => (string)result.Events[0]["folder"]!).Distinct().Count());
    }

    [PosixFact]
    public async Task Run_InFolderWithBlanksAndQuotes_GivesTheJobPlainPaths()
    {
        using var odd = new RunSandbox("a 'b' $c");
        odd.Write("data/words", "one two");
        var job = TestJob.Custom("cat $AZ_BATCHAI_JOB_MOUNT_ROOT/data/words > $AZ_BATCHAI_OUTPUT_OUT/copy; pwd > $AZ_BATCHAI_JOB_TEMP/pwd; touch work");
        odd.WriteJob("job.json", job.With("mountVolumes", TestJob.Shares("logs", "data")).WithOutput("OUT"));
        var result = await odd.RunAsync("run", "job.json", "--json");
        Assert.Equal(0, result.ExitCode);
        Assert.Equal("one two", File.ReadAllText(Path.Combine(result.OutputPath("OUT"), "copy")));
        Assert.True(File.Exists(Path.Combine(result.OutputPath("wd"), "work")));
        Assert.All(result.LastEvent["outputs"]!.AsArray(), output => Assert.StartsWith(odd.Folder, (string?)output!["path"], StringComparison.Ordinal));
    }
}
