using System.Text.Json.Nodes;

namespace BatchAi.Core.Tests.Wire;

public sealed class WireExampleTests
{
    private const string None = "(none here)";

    public static TheoryData<string> PublishedExamples()
    {
        var files = SharedSpec.Files("swagger/stable/2018-05-01/examples", "*.json");
        return [.. files.DefaultIfEmpty(None)];
    }

    public static TheoryData<string> OwnExamples() =>
        [.. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Wire", "Examples"), "*.json").Select(file => Path.GetFileName(file))];

    [Theory]
    [MemberData(nameof(PublishedExamples))]
    public void PublishedExample_ReadAndWritten_IsTheSame(string file)
    {
        if (file == None) return;
        var example = JsonNode.Parse(File.ReadAllText(file))!;
        AssertRoundTrips(Path.GetFileNameWithoutExtension(file), example["parameters"]!["parameters"], example["responses"]!.AsObject());
    }

    [Theory]
    [MemberData(nameof(OwnExamples))]
    public void OwnExample_ReadAndWritten_IsTheSame(string file)
    {
        var example = JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Wire", "Examples", file)))!;
        AssertRoundTrips(Path.GetFileNameWithoutExtension(file).Split('-')[0], example["request"], new JsonObject { ["200"] = new JsonObject { ["body"] = example["answer"]?.DeepClone() } });
    }

    private static void AssertRoundTrips(string name, JsonNode? request, JsonObject responses)
    {
        if (request is not null) JsonShape.AssertEqual(request, WireDocument.ReadAndWriteRequest(name, request));
        foreach (var response in responses)
        {
            if (response.Value?["body"] is { } body) JsonShape.AssertEqual(body, WireDocument.ReadAndWriteAnswer(name, body));
        }
    }
}
