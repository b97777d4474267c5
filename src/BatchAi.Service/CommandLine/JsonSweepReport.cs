using System.Text.Json.Nodes;
using BatchAi.Service.Runs;
using BatchAi.Service.Runs.Sweeps;

namespace BatchAi.Service.CommandLine;

/// <summary>Shows a sweep to a program: what belongs to one of its jobs has the member <c>variant</c>.</summary>
internal sealed class JsonSweepReport(TextWriter output) : ISweepReport
{
    private readonly JsonRunReport _all = new(output);
    private bool _isPlanWanted;

    public IRunReport Whole => _all;

    public void ShowVariants(IReadOnlyList<SweepVariant> variants, int parallel, bool isAll)
    {
        _isPlanWanted = isAll;
        _all.Write("sweep", new JsonObject { ["parallel"] = parallel, ["variants"] = new JsonArray([.. variants.Select(Describe)]) });
    }

    public IRunReport Of(SweepVariant variant) => new JsonRunReport(output, variant.Name);

    public void ShowResults(string folder, IReadOnlyList<SweepResult> results, int exitCode) => _all.Write("end", new JsonObject
    {
        ["exitCode"] = exitCode,
        ["folder"] = folder,
        ["failed"] = results.Count(result => result.ExitCode is not (null or 0)),
        ["variants"] = new JsonArray([.. results.Select(Describe)]),
    });

    // Of each job that runs there is a plan, too, with its folder.
    public void ShowPlan(JobPlan plan, RunPlaces places)
    {
        if (_isPlanWanted) new JsonRunReport(output, plan.JobName).ShowPlan(plan, places);
    }

    private static JsonObject Describe(SweepVariant variant) => new()
    {
        ["name"] = variant.Name,
        ["values"] = new JsonObject(variant.Values.Select(value => KeyValuePair.Create(value.Key, (JsonNode?)JsonValue.Create(value.Value.Text)))),
    };

    private static JsonObject Describe(SweepResult result)
    {
        var described = Describe(result.Variant);
        if (result.ExitCode is { } exitCode) described["exitCode"] = exitCode;
        if (result.Duration is { } time) described["seconds"] = Math.Round(time.TotalSeconds, 3);
        if (result.Outcome is { } outcome) described["metrics"] = JsonRunReport.Describe(outcome.Metrics);
        return described;
    }
}
