using System.Text.Json.Nodes;

namespace BatchAi.Service.Tests.Runs.Support;

/// <summary>What a program left: its exit code and all that it wrote.</summary>
internal sealed record ProgramResult(int ExitCode, string Output, string Error)
{
    internal IReadOnlyList<string> Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The output of <c>--json</c>; fails when a line is no JSON.</summary>
    internal IReadOnlyList<JsonObject> Events => [.. Lines.Select(line => JsonNode.Parse(line)!.AsObject())];

    internal JsonObject LastEvent => Events[^1];

    /// <summary>The events of a kind.</summary>
    internal IEnumerable<JsonObject> EventsNamed(string name) => Events.Where(e => (string?)e["event"] == name);

    public override string ToString() => $"exit code {ExitCode}\n{Output}\n{Error}";

    /// <summary>The folders that <c>--json</c> tells at the end, by id.</summary>
    internal string OutputPath(string id) =>
        (string)LastEvent["outputs"]!.AsArray().First(output => (string?)output!["id"] == id)!["path"]!;
}
