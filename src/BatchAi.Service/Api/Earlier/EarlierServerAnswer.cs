using System.Text.Json.Nodes;
using BatchAi.Core.Earlier;
using BatchAi.Core.Wire;
using BatchAi.Service.Control;

namespace BatchAi.Service.Api.Earlier;

/// <summary>File servers as earlier versions tell of them.</summary>
internal static class EarlierServerAnswer
{
    internal static JsonObject Translate(EarlierResource<FileServer> server, ApiGeneration generation)
    {
        var answer = EarlierAnswer.Begin(server, "FileServers");
        if (answer["properties"]!["mountSettings"] is { } settings) settings["fileServerType"] = "nfs";
        if (generation.IsPreview) PreviewSpelling.Apply(answer["properties"]!);
        return answer;
    }
}
