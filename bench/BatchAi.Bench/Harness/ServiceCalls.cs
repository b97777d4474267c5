using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace BatchAi.Bench.Harness;

/// <summary>What the benchmarks ask of a service, in the words of its API.</summary>
internal static class ServiceCalls
{
    /// <summary>The experiment's jobs.</summary>
    internal const string Jobs = Workspace + "/experiments/default/jobs";

    private const string Group = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/default";
    private const string Workspace = Group + "/providers/Microsoft.BatchAI/workspaces/default";
    private const string Account = "bench";
    private const string Share = "logs";
    private static readonly string[] Ends = ["succeeded", "failed"];

    internal static string Version(string path) => path + "?api-version=2018-05-01";

    /// <summary>Makes the share that jobs write to.</summary>
    internal static void CreateShare(ServedService service) => Directory.CreateDirectory(service.Root.Share(Account, Share));

    /// <summary>Makes a cluster, and waits until its nodes are ready.</summary>
    internal static async Task CreateClusterAsync(HttpClient client, string name, int nodes)
    {
        var path = $"{Workspace}/clusters/{name}";
        await PutAsync(client, path, Body($$$"""
            {"properties":{"vmSize":"LOCAL","scaleSettings":{"manual":{"targetNodeCount":{{{nodes}}} } },"userAccountSettings":{"adminUserName":"bench"} } }
            """));
        while (await PropertiesAsync(client, path) is var cluster && cluster.GetProperty("nodeStateCounts").GetProperty("idleNodeCount").GetInt32() < nodes) await Task.Delay(20);
    }

    /// <summary>The body of a job that does nothing.</summary>
    internal static byte[] TrivialJob(string cluster) => Body($$$"""
        {"properties":{"cluster":{"id":"{{{Workspace}}}/clusters/{{{cluster}}}"},"nodeCount":1,
         "customToolkitSettings":{"commandLine":"true"},"stdOutErrPathPrefix":"$AZ_BATCHAI_JOB_MOUNT_ROOT/logs",
         "mountVolumes":{"azureFileShares":[{"accountName":"{{{Account}}}","azureFileUrl":"https://{{{Account}}}.file.core.windows.net/{{{Share}}}","relativeMountPath":"logs","credentials":{"accountKey":"a2V5"}}] } } }
        """);

    /// <summary>Puts a resource; completes when that is acknowledged.</summary>
    internal static async Task PutAsync(HttpClient client, string path, byte[] body)
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var answer = await client.PutAsync(Version(path), content);
        if (!answer.IsSuccessStatusCode) throw new InvalidOperationException($"PUT {path}: {answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
    }

    /// <summary>Waits for a job's end, looking again as soon as a millisecond has passed.</summary>
    internal static async Task WaitForEndAsync(HttpClient client, string path)
    {
        while (true)
        {
            var job = await PropertiesAsync(client, path);
            var state = job.GetProperty("executionState").GetString();
            if (state == "succeeded") return;
            if (state == "failed") throw new InvalidOperationException($"{path}: {job}");
            await Task.Delay(1);
        }
    }

    /// <summary>How many jobs have ended.</summary>
    internal static async Task<int> CountEndedAsync(HttpClient client)
    {
        using var status = JsonDocument.Parse(await client.GetByteArrayAsync("/batchai/v1/status"));
        return status.RootElement.GetProperty("jobs").EnumerateObject().Where(count => Ends.Contains(count.Name)).Sum(count => count.Value.GetInt32());
    }

    private static async Task<JsonElement> PropertiesAsync(HttpClient client, string path)
    {
        using var resource = JsonDocument.Parse(await client.GetByteArrayAsync(Version(path)));
        return resource.RootElement.GetProperty("properties").Clone();
    }

    private static byte[] Body(string json) => Encoding.UTF8.GetBytes(json);
}
