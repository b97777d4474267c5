using System.Globalization;
using System.Text.RegularExpressions;
using BatchAi.Core.Output;
using BatchAi.Service.Agent.Attempts;
using BatchAi.Service.Hosting;

namespace BatchAi.Service.Engines.Process.Gpus;

/// <summary>Asks NVIDIA's own tool for this machine's GPUs. Whatever it does, there is an answer after a few seconds.</summary>
internal static partial class NvidiaSmi
{
    private const string Name = "nvidia-smi";
    private const int LongestQuote = 200;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly string[] Question = ["--query-gpu=uuid", "--format=csv,noheader"];

    /// <summary>Finds the GPUs.</summary>
    /// <param name="searchPath">Where the tool is looked for.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    internal static async Task<GpuInventory> FindAsync(string searchPath, TimeProvider time, CancellationToken cancellationToken)
    {
        if (NodeEnvironment.FindProgram(Name, searchPath) is not { } program) return GpuInventory.None($"{Name} is not on the service's PATH");
        var run = await ProgramRun.RunAsync(program, Question, Patience, time, cancellationToken);
        if (run.Problem is { } problem) return GpuInventory.None($"{Name} {problem}");
        if (run.ExitCode != 0) return GpuInventory.None(string.Create(CultureInfo.InvariantCulture, $"{Name} ended with exit code {run.ExitCode}: {Quote(run.Output + run.Error)}"));
        return Parse(run.Output);
    }

    private static GpuInventory Parse(string output)
    {
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (lines.Length == 0) return GpuInventory.None($"{Name} shows none");
        return Array.Find(lines, line => !Uuid().IsMatch(line)) is { } odd
            ? GpuInventory.None($"{Name} printed what is not the uuid of a GPU: {Quote(odd)}")
            : new GpuInventory([.. lines.Distinct(StringComparer.Ordinal)], null);
    }

    // Of a foreign program: one line, not long, and nothing that a terminal would obey.
    private static string Quote(string text)
    {
        var line = JobText.Clean(text.Trim().ReplaceLineEndings(" "), inBuild: true, keepColours: false);
        return line.Length > LongestQuote ? line[..LongestQuote] + "…" : line;
    }

    [GeneratedRegex("^GPU-[0-9A-Za-z-]{1,64}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Uuid();
}
