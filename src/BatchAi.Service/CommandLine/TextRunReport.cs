using System.Globalization;
using BatchAi.Core.Execution;
using BatchAi.Core.JobFiles;
using BatchAi.Core.Output;
using BatchAi.Core.Planning;
using BatchAi.Service.Runs;

namespace BatchAi.Service.CommandLine;

/// <summary>Shows a run to a person: what is asked for on the output, what is wrong on the error output.</summary>
internal sealed class TextRunReport(TextWriter output, TextWriter error, bool inBuild) : IRunReport
{
    private const int NameWidth = 28;
    private readonly Lock _lock = new();

    public void ShowFault(string file, JobConfigFault fault) => error.WriteLine(FaultText.Format(fault, file));

    public void ShowWarning(string warning) => error.WriteLine($"warning: {Clean(warning)}");

    public void ShowError(string code, string message, string? recommendedAction)
    {
        error.WriteLine($"error {code}: {Clean(message)}");
        if (recommendedAction is not null) error.WriteLine(recommendedAction);
    }

    public void ShowPlan(JobPlan plan, string? folder)
    {
        foreach (var line in PlanDescription.Lines(plan)) output.WriteLine(Clean(line));
        if (folder is not null) output.WriteLine($"{"folder",-12}{folder}");
        output.WriteLine();
    }

    public void ShowLine(string mark, string line)
    {
        lock (_lock) output.WriteLine($"{mark}| {Clean(line)}");
    }

    public void ShowEnd(AttemptResult result, IReadOnlyList<RunOutput> outputs)
    {
        output.WriteLine();
        output.WriteLine($"{AttemptWords.Describe(result)}{Duration(result)}");
        foreach (var directory in outputs)
        {
            output.WriteLine();
            output.WriteLine($"{directory.Id}  {directory.Path}");
            foreach (var file in directory.Files) output.WriteLine($"  {Clean(file.Name),-NameWidth} {Size(file.Length),12}");
            if (directory.Files.Count == 0) output.WriteLine("  (no files)");
        }
    }

    /// <summary>A time in the largest units that it fills.</summary>
    internal static string Duration(TimeSpan time) => time.TotalSeconds < 60
        ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.0} s")
        : time.TotalHours < 1
            ? string.Create(CultureInfo.InvariantCulture, $"{time.Minutes} min {time.Seconds} s")
            : string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours} h {time.Minutes} min");

    private static string Duration(AttemptResult result) =>
        result.EndTime - result.StartTime is { } time ? $" after {Duration(time)}" : "";

    private static string Size(long bytes) => bytes.ToString("#,0", CultureInfo.InvariantCulture);

    private string Clean(string text) => JobText.Clean(text, inBuild);
}
