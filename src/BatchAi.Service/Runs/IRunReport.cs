using BatchAi.Core.Execution;
using BatchAi.Core.Metrics.Reports;

namespace BatchAi.Service.Runs;

/// <summary>Shows a run to whoever asked for it, a person or a program.</summary>
internal interface IRunReport
{
    /// <summary>Shows a fault of a file.</summary>
    void ShowFault(string file, JobConfigFault fault);

    /// <summary>Shows what the person should know before the job runs.</summary>
    void ShowWarning(string warning);

    /// <summary>Shows that the run cannot start.</summary>
    void ShowError(string code, string message, string? recommendedAction);

    /// <summary>Shows what will be done.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="places">Where on this machine.</param>
    void ShowPlan(JobPlan plan, RunPlaces places);

    /// <summary>Shows a line of the job's output.</summary>
    /// <param name="mark">The file that it comes from.</param>
    /// <param name="line">The line, without its end.</param>
    void ShowLine(string mark, string line);

    /// <summary>Shows how the run ended, and what it left.</summary>
    /// <param name="result">How it ended.</param>
    /// <param name="failure">Why it failed; null when it did not.</param>
    /// <param name="outputs">The files that it left.</param>
    /// <param name="metrics">The metrics that its lines told.</param>
    void ShowEnd(AttemptResult result, RunFailure? failure, IReadOnlyList<RunOutput> outputs, IReadOnlyList<MetricReportSeries> metrics);

    /// <summary>Shows the exit code where there was no run to end.</summary>
    void ShowExit(int exitCode);
}
