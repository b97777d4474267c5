using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using BatchAi.Core.Wire;

namespace BatchAi.Client.Mapping;

/// <summary>Writes the job file that describes a job.</summary>
internal static class JobConfigText
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The file, without anything that its reader would have to fill in or that no file says.</summary>
    internal static string Write(Core.Wire.Job job)
    {
        var properties = job.Properties ?? new JobProperties();
        // Their values are never told, and a secret without one is a fault.
        properties.Secrets = null;
        foreach (var share in properties.MountVolumes?.AzureFileShares ?? []) share.Credentials = null;
        foreach (var container in properties.MountVolumes?.AzureBlobFileSystems ?? []) container.Credentials = null;
        var json = WireJson.SerializeRequest(new JobCreateParameters { Properties = properties });
        return JsonNode.Parse(Encoding.UTF8.GetString(json))!.ToJsonString(Readable);
    }
}
