using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using BatchAi.Core.Execution;
using BatchAi.Core.Metrics.Reports;
using BatchAi.Core.Planning;
using BatchAi.Service.Runs;

namespace BatchAi.Service.CommandLine;

/// <summary>Shows a run to a program: one JSON object per line, told apart by <c>event</c>.</summary>
/// <param name="output">Where to.</param>
/// <param name="variant">The job of a sweep that is run; null for a run by itself.</param>
internal sealed class JsonRunReport(TextWriter output, string? variant = null) : IRunReport
{

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

    public void ShowPlan(JobPlan plan, RunPlaces places) => Write("plan", new JsonObject
    {
        ["folder"] = places.Folder,
        ["mountSources"] = new JsonArray([.. places.MountSources.Select(source => JsonValue.Create(source))]),
        ["plan"] = JsonSerializer.SerializeToNode(plan, PlanJson.Default.JobPlan),
    });

    public void ShowLine(string mark, string line) => Write("line", new JsonObject { ["file"] = mark, ["line"] = line });

    public void ShowEnd(AttemptResult result, RunFailure? failure, IReadOnlyList<RunOutput> outputs, IReadOnlyList<MetricReportSeries> metrics) => Write("end", WithoutNulls(new JsonObject
    {
        ["result"] = JsonSerializer.SerializeToNode(result, PlanJson.Default.AttemptResult),
        ["exitCode"] = RunExitCode.Of(result),
        ["advice"] = failure is null ? null : Describe(failure),
        ["outputs"] = new JsonArray([.. outputs.Select(Describe)]),
        ["metrics"] = Describe(metrics),
    }));

    public void ShowExit(int exitCode) => Write("end", new JsonObject { ["exitCode"] = exitCode });

    private static JsonObject Describe(RunFailure failure) => WithoutNulls(new JsonObject
    {
        ["exitCodeMeaning"] = failure.Advice.Meaning,
        ["hints"] = new JsonArray([.. failure.Advice.Hints.Select(hint => JsonValue.Create(hint))]),
        ["lookAt"] = failure.File,
    });

    private static JsonObject Describe(RunOutput output) => WithoutNulls(new JsonObject
    {
        ["id"] = output.Id,
        ["node"] = output.Node,
        ["path"] = output.Path,
        ["files"] = new JsonArray([.. output.Files.Select(f => new JsonObject { ["name"] = f.Name, ["length"] = f.Length })]),
    });

    /// <summary>Tells an event.</summary>
    internal void Write(string name, JsonObject body)
    {
        body.Insert(0, "event", name);
        if (variant is not null) body.Insert(1, "variant", variant);

        // Escaped as JSON escapes by default, no line of a job can end this one; without the mark that build agents
        // look for anywhere in a line, it cannot command them either.
        var text = WithoutNulls(body).ToJsonString(JsonSerializerOptions.Default).Replace("#", "\\u0023", StringComparison.Ordinal);
        lock (output) output.WriteLine(text);
    }

    /// <summary>Metrics, as an event tells them.</summary>
    internal static JsonArray Describe(IReadOnlyList<MetricReportSeries> metrics) => [.. metrics.Select(Describe)];

    private static JsonObject Describe(MetricReportSeries metric) => WithoutNulls(new JsonObject
    {
        ["name"] = metric.Name,
        ["value"] = Describe(metric.Last!.Value),
        ["minimum"] = Describe(metric.Minimum!.Value),
        ["maximum"] = Describe(metric.Maximum!.Value),
        ["unit"] = metric.Unit,
        ["count"] = metric.Count,
    });

    // JSON has no number for the others.
    private static JsonValue Describe(double value) => double.IsFinite(value) ? JsonValue.Create(value) : JsonValue.Create(value.ToString(CultureInfo.InvariantCulture));

    private static JsonObject WithoutNulls(JsonObject json)
    {
        foreach (var (key, _) in json.Where(member => member.Value is null).ToList()) json.Remove(key);
        return json;
    }
}
