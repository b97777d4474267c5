using System.Text.Json;
using System.Text.Json.Nodes;
using BatchAi.Core.Execution;
using BatchAi.Core.Planning;
using BatchAi.Service.Runs;

namespace BatchAi.Service.CommandLine;

/// <summary>Shows a run to a program: one JSON object per line, told apart by <c>event</c>.</summary>
internal sealed class JsonRunReport(TextWriter output) : IRunReport
{
    private readonly Lock _lock = new();

    public void ShowFault(string file, JobConfigFault fault) => Write("fault", new JsonObject
    {
        ["file"] = file,
        ["severity"] = fault.Severity,
        ["code"] = fault.Code,
        ["message"] = fault.Message,
        ["path"] = fault.Path,
        ["line"] = fault.Line,
        ["column"] = fault.Column,
        ["expected"] = fault.Expected,
        ["suggestion"] = fault.Suggestion,
    });

    public void ShowWarning(string warning) => Write("warning", new JsonObject { ["message"] = warning });

    public void ShowError(string code, string message, string? recommendedAction) => Write("error", new JsonObject
    {
        ["code"] = code,
        ["message"] = message,
        ["recommendedAction"] = recommendedAction,
    });

    public void ShowPlan(JobPlan plan, string? folder) => Write("plan", new JsonObject
    {
        ["folder"] = folder,
        ["plan"] = JsonSerializer.SerializeToNode(plan, PlanJson.Default.JobPlan),
    });

    public void ShowLine(string mark, string line) => Write("line", new JsonObject { ["file"] = mark, ["line"] = line });

    public void ShowEnd(AttemptResult result, IReadOnlyList<RunOutput> outputs) => Write("end", new JsonObject
    {
        ["result"] = JsonSerializer.SerializeToNode(result, PlanJson.Default.AttemptResult),
        ["exitCode"] = RunExitCode.Of(result),
        ["outputs"] = new JsonArray([.. outputs.Select(Describe)]),
    });

    private static JsonObject Describe(RunOutput output) => new()
    {
        ["id"] = output.Id,
        ["path"] = output.Path,
        ["files"] = new JsonArray([.. output.Files.Select(f => new JsonObject { ["name"] = f.Name, ["length"] = f.Length })]),
    };

    private void Write(string name, JsonObject body)
    {
        // Escaped as JSON escapes by default: what a job prints can neither end a line nor command a build agent.
        var line = new JsonObject { ["event"] = name };
        foreach (var (key, value) in body.ToList())
        {
            body.Remove(key);
            if (value is not null) line[key] = value;
        }

        var text = line.ToJsonString(JsonSerializerOptions.Default);
        lock (_lock) output.WriteLine(text);
    }
}
