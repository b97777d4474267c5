namespace BatchAi.Service.Runs.Sweeps;

/// <summary>Shows a sweep to whoever asked for it.</summary>
internal interface ISweepReport
{
    /// <summary>Shows what is about all of it.</summary>
    IRunReport Whole { get; }

    /// <summary>Shows what will be tried.</summary>
    /// <param name="variants">The jobs.</param>
    /// <param name="parallel">How many run at once.</param>
    /// <param name="isAll">Whether nothing but the plan is wanted.</param>
    void ShowVariants(IReadOnlyList<SweepVariant> variants, int parallel, bool isAll);

    /// <summary>Shows what will be done for the first of them.</summary>
    void ShowPlan(JobPlan plan, RunPlaces places);

    /// <summary>Shows the run of one of the jobs.</summary>
    IRunReport Of(SweepVariant variant);

    /// <summary>Shows how all ended.</summary>
    /// <param name="folder">Where each has a folder.</param>
    /// <param name="results">The jobs in their order.</param>
    /// <param name="exitCode">The exit code of the whole.</param>
    void ShowResults(string folder, IReadOnlyList<SweepResult> results, int exitCode);
}
