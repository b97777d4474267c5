using System.Globalization;
using BatchAi.Core.Wire;

namespace BatchAi.Core.Execution;

/// <summary>Why a job ended as it did, and what may help; the same words for the service, the module and <c>batchai run</c>.</summary>
public sealed class EndAdvice
{
    private EndAdvice(string? code, string? cause) => (Code, Cause) = (code, cause);

    /// <summary>The code of the error that decided; null when there is none.</summary>
    public string? Code { get; }

    /// <summary>What happened, in words; null when there is no error.</summary>
    public string? Cause { get; }

    /// <summary>The step that failed, e.g. <c>preparation</c>.</summary>
    public string? Step { get; private init; }

    /// <summary>The node that it failed on.</summary>
    public string? NodeId { get; private init; }

    /// <summary>What the exit code or the signal means; null when that is the program's own business.</summary>
    public string? Meaning { get; private init; }

    /// <summary>What the last lines of the job tell, and what to do about it, in full sentences.</summary>
    public IReadOnlyList<string> Hints { get; private init; } = [];

    /// <summary>Judges the end of a job.</summary>
    /// <param name="info">How it ended.</param>
    /// <param name="lastLines">The last lines of what it wrote.</param>
    public static EndAdvice Of(ExecutionInfo? info, IEnumerable<string> lastLines)
    {
        if (info?.Errors?.FirstOrDefault() is not { } error) return new EndAdvice(null, null);
        var hints = error.Code is ErrorCodes.JobFailed or ErrorCodes.JobPreparationFailed or ErrorCodes.NodeSetupFailed ? OutputHints.Find(lastLines) : [];
        // The hint that names the command says all that the exit code does.
        var command = info.ExitCode == ExitCodeWords.CommandNotFound ? hints.FirstOrDefault(hint => hint.StartsWith(OutputHints.NoSuchCommand, StringComparison.Ordinal)) : null;
        return new EndAdvice(error.Code, Detail(error, "Info") ?? error.Message)
        {
            Step = Detail(error, "Step"),
            NodeId = Detail(error, "NodeId"),
            Meaning = int.TryParse(Detail(error, "Signal"), NumberStyles.None, CultureInfo.InvariantCulture, out var signal) ? ExitCodeWords.MeaningOfSignal(signal)
                : command is not null ? command
                : info.ExitCode is { } exitCode ? ExitCodeWords.Meaning(exitCode)
                : null,
            Hints = [.. hints.Where(hint => hint != command)],
        };
    }

    private static string? Detail(BatchAIError error, string name) => error.Details?.FirstOrDefault(detail => detail.Name == name)?.Value;
}
