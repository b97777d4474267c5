namespace BatchAi.Service.Runs.Sweeps;

/// <summary>What became of a job of a sweep.</summary>
/// <param name="Variant">The job and its values.</param>
/// <param name="Outcome">What became of its run; null when it was not begun.</param>
internal sealed record SweepResult(SweepVariant Variant, RunOutcome? Outcome)
{
    /// <summary>Its exit code, as <c>batchai run</c> of it alone has it; null when it was not begun.</summary>
    internal int? ExitCode => Outcome?.ExitCode;

    /// <summary>How long the job ran; null when it did not.</summary>
    internal TimeSpan? Duration => Outcome?.Result is { } result ? result.EndTime - result.StartTime : null;
}
