using System.Text;
using BatchAi.Core.JobFiles;

namespace BatchAi.Core.Tests.JobFiles;

/// <summary>Makes job files, and reads them.</summary>
internal static class JobText
{
    /// <summary>A faultless job with members of every kind.</summary>
    public const string Valid = """
        {
          // Comments are welcome.
          "properties": {
            "nodeCount": 2,
            "schedulingPriority": "High",
            "customToolkitSettings": { "commandLine": "echo grüß $AZ_BATCHAI_INPUT_DATA > $AZ_BATCHAI_OUTPUT_OUT/x" },
            "stdOutErrPathPrefix": "$AZ_BATCHAI_JOB_MOUNT_ROOT/logs",
            "inputDirectories": [ { "id": "DATA", "path": "$AZ_BATCHAI_JOB_MOUNT_ROOT/data/set" } ],
            "outputDirectories": [ { "id": "OUT", "pathPrefix": "$AZ_BATCHAI_JOB_MOUNT_ROOT/logs", "pathSuffix": "models/" } ],
            "environmentVariables": [ { "name": "EMPTY", "value": "" }, { "name": "emoji", "value": "😀" } ],
            "secrets": [ { "name": "TOKEN", "value": "t" } ],
            "mountVolumes": {
              "azureFileShares": [
                { "azureFileUrl": "https://<AZURE_BATCHAI_STORAGE_ACCOUNT>.file.core.windows.net/logs", "relativeMountPath": "logs" }
              ],
              "azureBlobFileSystems": [
                { "accountName": "<AZURE_BATCHAI_STORAGE_ACCOUNT>", "containerName": "data", "relativeMountPath": "data" }
              ]
            },
            "containerSettings": { "imageSourceRegistry": { "image": "ubuntu" }, "shmSize": "64m" },
            "constraints": { "maxWallClockTime": "PT1H" },
          },
        }
        """;

    public static JobFileResult Read(string text, params string[] overrides) =>
        JobFile.Read(Encoding.UTF8.GetBytes(text), [.. overrides.Select(ConfigOverride.Parse)]);

    /// <summary>Reads a small faultless job of which some members are replaced or added.</summary>
    public static JobFileResult ReadWith(params string[] overrides) =>
        Read("""{"properties":{"nodeCount":2,"customToolkitSettings":{"commandLine":"true"},"stdOutErrPathPrefix":"/logs"}}""", overrides);

    /// <summary>The faults as <c>Severity Code path</c>.</summary>
    public static IEnumerable<string> Brief(this IEnumerable<JobConfigFault> faults) =>
        faults.Select(fault => $"{fault.Severity} {fault.Code} {fault.Path}");
}
