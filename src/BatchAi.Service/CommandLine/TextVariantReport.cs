using BatchAi.Core.Execution;
using BatchAi.Core.Metrics.Reports;
using BatchAi.Service.Runs;

namespace BatchAi.Service.CommandLine;

/// <summary>Shows the run of one job of a sweep among others: in short, and with its name before each line.</summary>
internal sealed class TextVariantReport(TextRunReport all, SweepVariant variant) : IRunReport
{
    public void ShowFault(string file, JobConfigFault fault) => all.ShowFault(file, fault);

    public void ShowWarning(string warning) => all.ShowWarning($"{variant.Name}: {warning}");

    public void ShowError(string code, string message, string? recommendedAction) => all.ShowError(code, $"{variant.Name}: {message}", recommendedAction);

    public void ShowPlan(JobPlan plan, RunPlaces places) => all.ShowNote(variant.Name, $"begins: {variant}");

    public void ShowLine(string mark, string line) => all.ShowLine($"{variant.Name}|{mark}", line);

    public void ShowEnd(AttemptResult result, RunFailure? failure, IReadOnlyList<RunOutput> outputs, IReadOnlyList<MetricReportSeries> metrics)
    {
        all.ShowNote(variant.Name, TextRunReport.Describe(result));
        foreach (var words in failure?.Words ?? []) all.ShowNote(variant.Name, words);
        if (metrics.Count > 0) all.ShowNote(variant.Name, MetricText.Describe(metrics, TextRunReport.MetricsShown));
    }

    public void ShowExit(int exitCode)
    {
        // The table has it.
    }
}
