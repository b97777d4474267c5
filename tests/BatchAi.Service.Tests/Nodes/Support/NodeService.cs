using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using BatchAi.Service.Agent.Attempts;
using BatchAi.Service.Agent.Native;
using BatchAi.Service.Agent.Processes;
using BatchAi.Service.Engines.Process;
using BatchAi.Service.Engines.Process.Gpus;
using BatchAi.Service.Hosting.Mounts;
using BatchAi.Service.Storage.Remote;
using BatchAi.Service.Tests.Api.Support;
using BatchAi.Service.Tests.Control.Support;

namespace BatchAi.Service.Tests.Nodes.Support;

/// <summary>A service with a real engine and agent, asked by HTTP; it can be restarted over the same data root.</summary>
internal sealed class NodeService : IAsyncDisposable
{
    internal const string Jobs = Calls.Experiment + "/jobs/";
    internal const string Clusters = Calls.Workspace + "/clusters/";
    private static readonly string[] Ended = ["succeeded", "failed"];

    internal TestRoot Root { get; } = new();

    internal TestService Service { get; private set; } = null!;

    /// <summary>The folder in which the service looks for <c>nvidia-smi</c>.</summary>
    internal string Programs => Path.Combine(Root.Data.Path, "programs");

    private bool RunsMountCommands { get; init; }

    private RemoteStorage? Remote { get; init; }

    internal static async Task<NodeService> StartAsync(string? nvidiaSmi = null, bool runsMountCommands = false, RemoteStorage? remote = null)
    {
        var service = new NodeService { RunsMountCommands = runsMountCommands, Remote = remote };
        Directory.CreateDirectory(service.Programs);
        if (nvidiaSmi is not null) service.SetNvidiaSmi(nvidiaSmi);
        service.Root.MakeShare("acct", "logs");
        await service.ServeAsync();
        return service;
    }

    /// <summary>Puts a script in the place of NVIDIA's tool.</summary>
    internal void SetNvidiaSmi(string script)
    {
        var path = Path.Combine(Programs, "nvidia-smi");
        File.WriteAllText(path, "#!/bin/sh\n" + script + "\n");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    internal async Task StopAsync() => _ = await Service.StopAsync();

    internal async Task ServeAsync() => Service = await TestService.StartAsync(
        Root.Data.Path,
        (root, log, time) => new ProcessEngine(root, log, time, findGpus: end => NvidiaSmi.FindAsync(Programs, time, end)),
        RunsMountCommands,
        Remote);

    internal async Task RestartAsync()
    {
        await StopAsync();
        await ServeAsync();
    }

    /// <summary>Puts a cluster, and tells the warnings of the answer.</summary>
    internal async Task<IReadOnlyList<string>> PutClusterAsync(string name, int nodes, string vmSize = "STANDARD_D1", string more = "")
    {
        using var answer = await Service.PutAsync(Clusters + name, $$$"""
            {"properties":{"vmSize":"{{{vmSize}}}","userAccountSettings":{"adminUserName":"me"},
             "scaleSettings":{"manual":{"targetNodeCount":{{{nodes}}}}}{{{more}}} } }
            """);
        Assert.True(answer.StatusCode == HttpStatusCode.Accepted, await answer.Content.ReadAsStringAsync());
        return answer.Headers.TryGetValues("Warning", out var warnings) ? [.. warnings] : [];
    }

    internal async Task ResizeAsync(string name, int nodes) =>
        await (await Service.PatchAsync(Clusters + name, $$$"""{"properties":{"scaleSettings":{"manual":{"targetNodeCount":{{{nodes}}} } } } }""")).ReadAsync();

    internal async Task<JsonNode> ClusterAsync(string name) => (await Service.ReadAsync(Clusters + name))["properties"]!;

    internal async Task<JsonNode> WaitForClusterAsync(string name, Func<JsonNode, bool> isTrue)
    {
        JsonNode? cluster = null;
        await UntilAsync(async () => isTrue(cluster = await ClusterAsync(name)), () => cluster!.ToJsonString());
        return cluster!;
    }

    internal Task<JsonNode> WaitForIdleAsync(string name, int nodes) =>
        WaitForClusterAsync(name, c => (string?)c["allocationState"] == "steady" && Count(c, "idle") == nodes);

    internal static int Count(JsonNode cluster, string state) => (int)cluster["nodeStateCounts"]![state + "NodeCount"]!;

    /// <summary>Submits a job that writes to the share <c>logs</c>.</summary>
    internal Task SubmitAsync(string name, string command, string cluster = "local", string more = "") => SubmitToAsync(name, command, Clusters + cluster, more);

    /// <summary>Submits a job to a cluster by its id.</summary>
    internal async Task SubmitToAsync(string name, string command, string cluster, string more = "")
    {
        using var answer = await Service.PutAsync(Jobs + name, $$$"""
            {"properties":{"cluster":{"id":"{{{cluster}}}"},"nodeCount":1,"stdOutErrPathPrefix":"$AZ_BATCHAI_JOB_MOUNT_ROOT/logs",
             "customToolkitSettings":{"commandLine":"{{{JsonEncodedText.Encode(command)}}}"}{{{(more.Contains("mountVolumes", StringComparison.Ordinal) ? "" : LogsMount)}}}{{{more}}} } }
            """);
        Assert.True(answer.StatusCode == HttpStatusCode.Accepted, await answer.Content.ReadAsStringAsync());
    }

    internal const string LogsShare = """{"accountName":"acct","azureFileUrl":"https://acct.file.core.windows.net/logs","relativeMountPath":"logs","credentials":{"accountKey":"a2V5"}}""";

    private const string LogsMount = $$$""","mountVolumes":{"azureFileShares":[{{{LogsShare}}}]}""";

    internal async Task<JsonNode> JobAsync(string name) => (await Service.ReadAsync(Jobs + name))["properties"]!;

    internal Task<JsonNode> WaitForEndAsync(string name) => WaitForJobAsync(name, Ended);

    internal async Task<JsonNode> WaitForJobAsync(string name, params string[] states)
    {
        JsonNode? job = null;
        await UntilAsync(async () => Array.IndexOf(states, (string?)(job = await JobAsync(name))["executionState"]) >= 0, () => job!.ToJsonString());
        return job!;
    }

    /// <summary>Processes of tasks that have not ended.</summary>
    internal IReadOnlyList<int> Tasks() => [.. AttemptFolder.All(Root.Data.Path).SelectMany(f => f.Tasks()).Where(t => t.End is null).Select(t => t.Process?.Id).OfType<int>()];

    /// <summary>Kills the agent and all tasks. The shims die first: nobody sees their tasks end, as at the loss of a machine.</summary>
    internal async Task KillAgentAndTasksAsync()
    {
        await Root.EndAgentAsync();
        foreach (var process in Tasks())
        {
            ProcessSignals.Send(ProcessTable.TryRead(process)!.Parent, ProcessSignals.Kill);
            ProcessSignals.Send(-process, ProcessSignals.Kill);
        }
    }

    /// <summary>A file in the job's folder of standard output and error.</summary>
    internal string FileOf(JsonNode job, string name) =>
        Path.Combine(Root.Data.Share("acct", "logs"), (string)job["jobOutputDirectoryPathSegment"]!, "stdouterr", name);

    internal string TextOf(JsonNode job, string name) => File.ReadAllText(FileOf(job, name));

    /// <summary>The states of a resource with their causes.</summary>
    internal async Task<IReadOnlyList<(string State, string Cause)>> HistoryAsync(string id) =>
        [.. (await Service.ReadAsync("/batchai/v1" + id + "/history"))["transitions"]!.AsArray().Select(t => ((string)t!["state"]!, (string)t["cause"]!))];

    internal static IReadOnlyList<string> DetailsOf(JsonNode error, string name) =>
        [.. error["details"]!.AsArray().Where(d => (string?)d!["name"] == name).Select(d => (string)d!["value"]!)];

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await Root.EndAgentAsync();
        Assert.Null(await Unmounter.ClearAsync(Root.Data.Path, TimeProvider.System));
        await Root.DisposeAsync();
    }

    internal static Task UntilAsync(Func<bool> isTrue) => UntilAsync(() => Task.FromResult(isTrue()), static () => "");

    internal static async Task UntilAsync(Func<Task<bool>> isTrue, Func<string> state)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (!await isTrue())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(start) < TimeSpan.FromMinutes(1), $"It did not come true. {state()}");
            await Task.Delay(TimeSpan.FromMilliseconds(20));
        }
    }
}
