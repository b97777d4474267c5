using System.Text;
using BatchAi.Core.JobFiles;
using BatchAi.Core.Planning;
using BatchAi.Service.Agent.Attempts;

namespace BatchAi.Bench.Harness;

/// <summary>A job of one node and one mount that does next to nothing.</summary>
internal static class TrivialJob
{
    /// <summary>The job's file.</summary>
    internal static string Text(string commandLine) => $$"""
        {
          "properties": {
            "nodeCount": 1,
            "customToolkitSettings": { "commandLine": "{{commandLine}}" },
            "stdOutErrPathPrefix": "$AZ_BATCHAI_JOB_MOUNT_ROOT/logs",
            "mountVolumes": {
              "azureFileShares": [{ "azureFileUrl": "https://account.file.core.windows.net/logs", "relativeMountPath": "logs" }]
            }
          }
        }
        """;

    /// <summary>What an agent is given to run the job.</summary>
    /// <param name="commandLine">The job's command line.</param>
    /// <param name="folder">An existing folder for the node and the mount.</param>
    internal static AttemptOrder Order(string commandLine, string folder)
    {
        var job = JobFile.Read(Encoding.UTF8.GetBytes(Text(commandLine))).Job!.Properties!;
        var logs = Path.Combine(folder, "logs");
        Directory.CreateDirectory(logs);
        var node = new AllocatedNode { Id = "node-0", Address = "127.0.0.1", Root = Path.Combine(folder, "node") };
        return new AttemptOrder
        {
            Plan = JobPlanner.Plan(Identity(), job, cluster: null, EngineRoots.BelowNodeRoot),
            Allocation = new Allocation { Nodes = [node], MountSources = [logs] },
        };
    }

    /// <summary>The names of a job that there never was before.</summary>
    internal static JobIdentity Identity() =>
        new("00000000-0000-0000-0000-000000000000", "default", "default", "default", "job", Guid.NewGuid().ToString("D"));
}
