using System.Globalization;
using BatchAi.Core.Execution;
using BatchAi.Core.JobFiles;
using BatchAi.Core.Metrics.Reports;
using BatchAi.Core.Output;
using BatchAi.Core.Planning;
using BatchAi.Service.Runs;

namespace BatchAi.Service.CommandLine;

/// <summary>Shows a run to a person: what is asked for on the output, what is wrong on the error output.</summary>
internal sealed class TextRunReport(TextWriter output, TextWriter error, TextStyle style) : IRunReport
{
    private const int NameWidth = 28;
    private const int FilesShown = 50;
    private const int LastLinesShown = 10;
    internal const int MetricsShown = 8;
    private readonly Lock _lock = new();

    public void ShowFault(string file, JobConfigFault fault) => Write(error, FaultText.Format(fault, file));

    public void ShowWarning(string warning) => Write(error, $"warning: {warning}");

    public void ShowError(string code, string message, string? recommendedAction)
    {
        Write(error, $"error {code}: {message}");
        if (recommendedAction is not null) Write(error, recommendedAction);
    }

    public void ShowPlan(JobPlan plan, RunPlaces places)
    {
        var sources = places.MountSources.Select(source => source is null ? "a new folder" : style.Shorten(source));
        foreach (var line in PlanDescription.Lines(plan, [.. sources])) Write(output, line);
        if (places.Folder is { } folder) Write(output, $"{"folder",-12}{style.Shorten(folder)}");
        Write(output, "");
    }

    public void ShowLine(string mark, string line) => Write(output, line, $"{mark}| ");

    public void ShowEnd(AttemptResult result, RunFailure? failure, IReadOnlyList<RunOutput> outputs, IReadOnlyList<MetricReportSeries> metrics)
    {
        Write(output, "");
        Write(output, Describe(result));
        if (failure is not null) Show(failure);
        if (metrics.Count > 0) Write(output, MetricText.Describe(metrics, MetricsShown));
        foreach (var directory in outputs) Show(directory);
    }

    public void ShowExit(int exitCode)
    {
        // A person sees the error; the shell sees the code.
    }

    /// <summary>Shows a line of one of several runs.</summary>
    /// <param name="run">The run's name, which the line begins with; null for one of all of them.</param>
    /// <param name="text">The line.</param>
    internal void ShowNote(string? run, string text) => Write(output, text, run is null ? "" : $"{run}| ");

    /// <summary>A path as it is shown.</summary>
    internal string Shorten(string path) => style.Shorten(path);

    /// <summary>How a run ended, in words.</summary>
    internal static string Describe(AttemptResult result) => $"{AttemptWords.Describe(result)}{Duration(result)}";

    /// <summary>A time in the largest units that it fills.</summary>
    internal static string Duration(TimeSpan time) => time.TotalSeconds < 59.95
        ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.0} s")
        : time.TotalHours < 1
            ? string.Create(CultureInfo.InvariantCulture, $"{time.Minutes} min {time.Seconds} s")
            : string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours} h {time.Minutes} min");

    private void Show(RunFailure failure)
    {
        foreach (var words in failure.Words) Write(output, words);
        if (failure.LastLines.Count == 0) return;
        Write(output, "");
        Write(output, $"last lines of {failure.File}");
        foreach (var line in failure.LastLines.TakeLast(LastLinesShown)) Write(output, line, "  ");
    }

    private void Show(RunOutput directory)
    {
        var node = directory.Node is null ? "" : $" on {directory.Node}";
        Write(output, "");
        Write(output, $"{directory.Id}{node}  {style.Shorten(directory.Path)}");
        foreach (var file in directory.Files.Take(FilesShown)) Write(output, $"  {file.Name,-NameWidth} {Size(file.Length),12}");
        if (directory.Files.Count == 0) Write(output, "  (no files)");
        if (directory.Files.Count > FilesShown) Write(output, $"  ... and {directory.Files.Count - FilesShown} more");
    }

    private static string Duration(AttemptResult result) =>
        result.EndTime - result.StartTime is { } time ? $" after {Duration(time)}" : "";

    private static string Size(long bytes) => bytes.ToString("#,0", CultureInfo.InvariantCulture);

    // Job files, names of files and what programs print come from anywhere.
    private void Write(TextWriter writer, string text, string mark = "")
    {
        var line = mark + JobText.Clean(text, style.InBuild, style.KeepColours);
        lock (_lock) writer.WriteLine(line);
    }
}
