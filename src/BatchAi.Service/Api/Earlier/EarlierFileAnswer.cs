using System.Text.Json.Nodes;
using BatchAi.Core.Earlier;
using BatchAi.Core.Wire;

namespace BatchAi.Service.Api.Earlier;

/// <summary>Output files as earlier versions tell of them.</summary>
internal static class EarlierFileAnswer
{
    /// <summary>A file or folder; none for a folder in the first version, which does not tell of them.</summary>
    internal static JsonObject? Translate(OutputFile file, ApiGeneration generation)
    {
        var isDirectory = file.FileType == "directory";
        if (isDirectory && generation.IsPreview) return null;
        var answer = new JsonObject { ["name"] = file.Name };
        if (!generation.IsPreview) answer["isDirectory"] = isDirectory;
        // The first version has no file without a link, so that one is empty where there is none.
        if (file.DownloadUrl is not null || generation.IsPreview) answer["downloadUrl"] = file.DownloadUrl ?? "";
        if (JsonNode.Parse(WireJson.SerializeAnswer(new ListResult<OutputFile> { Value = [file] }))!["value"]![0]!["properties"] is { } properties) answer["properties"] = properties.DeepClone();
        return answer;
    }
}
