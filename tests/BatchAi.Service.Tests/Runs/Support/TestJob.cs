using System.Text.Json.Nodes;

namespace BatchAi.Service.Tests.Runs.Support;

/// <summary>Properties of job files.</summary>
internal static class TestJob
{
    /// <summary>A job of one command line, whose output goes to a mount <c>logs</c>.</summary>
    internal static JsonObject Custom(string commandLine, string prefix = "$AZ_BATCHAI_JOB_MOUNT_ROOT/logs", int nodes = 1) => new()
    {
        ["nodeCount"] = nodes,
        ["customToolkitSettings"] = new JsonObject { ["commandLine"] = commandLine },
        ["stdOutErrPathPrefix"] = prefix,
        ["mountVolumes"] = Shares("logs"),
    };

    /// <summary>Mounts of shares under their own names.</summary>
    internal static JsonObject Shares(params string[] paths) => new()
    {
        ["azureFileShares"] = new JsonArray([.. paths.Select((path, i) => new JsonObject
        {
            ["azureFileUrl"] = $"https://<AZURE_BATCHAI_STORAGE_ACCOUNT>.file.core.windows.net/share{i}",
            ["relativeMountPath"] = path,
        })]),
    };

    /// <summary>Adds an output directory.</summary>
    internal static JsonObject WithOutput(this JsonObject job, string id, string prefix = "$AZ_BATCHAI_JOB_MOUNT_ROOT/logs")
    {
        job.TryAdd("outputDirectories", new JsonArray());
        job["outputDirectories"]!.AsArray().Add((JsonNode)new JsonObject { ["id"] = id, ["pathPrefix"] = prefix });
        return job;
    }

    /// <summary>Sets a member.</summary>
    internal static JsonObject With(this JsonObject job, string member, JsonNode value)
    {
        job[member] = value;
        return job;
    }

    /// <summary>Adds a secret.</summary>
    internal static JsonObject WithSecret(this JsonObject job, string name, string value) =>
        job.With("secrets", new JsonArray(new JsonObject { ["name"] = name, ["value"] = value }));

    /// <summary>Makes it a job that wants a container.</summary>
    internal static JsonObject WithContainer(this JsonObject job, string image) => job.With("containerSettings", new JsonObject
    {
        ["imageSourceRegistry"] = new JsonObject
        {
            ["image"] = image,
            ["serverUrl"] = "registry.example",
            ["credentials"] = new JsonObject { ["username"] = "user", ["password"] = "canary-registry" },
        },
    });
}
