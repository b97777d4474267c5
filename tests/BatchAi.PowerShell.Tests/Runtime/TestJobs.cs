using System.Text.Json.Nodes;
using BatchAi.Commands;

namespace BatchAi.Runtime;

/// <summary>Jobs whose output lies in a share <c>logs</c> of a storage account that is made for them.</summary>
internal static class TestJobs
{
    /// <summary>Submits a job that runs a shell command, and has an output directory MODEL.</summary>
    internal static Job Submit(LiveService service, string name, string command)
    {
        var account = "jobs" + Math.Abs(service.DataRoot.GetHashCode(StringComparison.Ordinal) % 1_000_000);
        Prepare(service, account);
        return service.Run<NewBatchAiJobCommand>()
            .With("Name", name)
            .With("Cluster", "local")
            .With("Config", Job(account, command))
            .Succeed()
            .Single<Job>();
    }

    private static void Prepare(LiveService service, string account)
    {
        service.Run<NewBatchAiStorageAccountCommand>().With("Name", account).With("Force").Succeed();
        service.Run<NewBatchAiFileShareCommand>().With("Name", "logs").With("StorageAccount", account).With("Force").Succeed();
    }

    private static string Job(string account, string command) => new JsonObject
    {
        ["properties"] = new JsonObject
        {
            ["nodeCount"] = 1,
            ["stdOutErrPathPrefix"] = "$AZ_BATCHAI_JOB_MOUNT_ROOT/logs",
            ["outputDirectories"] = new JsonArray(new JsonObject { ["id"] = "MODEL", ["pathPrefix"] = "$AZ_BATCHAI_JOB_MOUNT_ROOT/logs" }),
            ["mountVolumes"] = new JsonObject
            {
                ["azureFileShares"] = new JsonArray(new JsonObject
                {
                    ["accountName"] = account,
                    ["azureFileUrl"] = $"https://{account}.file.core.windows.net/logs",
                    ["relativeMountPath"] = "logs",
                    ["credentials"] = new JsonObject { ["accountKey"] = "" },
                }),
            },
            ["customToolkitSettings"] = new JsonObject { ["commandLine"] = command },
        },
    }.ToJsonString();
}
