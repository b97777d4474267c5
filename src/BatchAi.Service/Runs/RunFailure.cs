using BatchAi.Core.Execution;

namespace BatchAi.Service.Runs;

/// <summary>Why a run failed.</summary>
/// <param name="Advice">In words, with what to do.</param>
/// <param name="File">The mark of the file to look at first; null when nothing was written.</param>
/// <param name="LastLines">Its last lines; empty when they were the last that was shown anyway.</param>
internal sealed record RunFailure(EndAdvice Advice, string? File, IReadOnlyList<string> LastLines)
{
    /// <summary>What the end means and what may help, a sentence or two each.</summary>
    internal IEnumerable<string> Words => Advice.Meaning is { } meaning ? Advice.Hints.Prepend(meaning) : Advice.Hints;
}
