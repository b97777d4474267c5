using BatchAi.Core.Execution;
using BatchAi.Core.Sweeps;
using BatchAi.Service.Agent.Native;

namespace BatchAi.Service.Runs.Sweeps;

/// <summary>From options to exit code for a sweep: each combination of values is a run of its own, in a folder of its own.</summary>
internal sealed class SweepRunner(ISweepReport report, IInterrupts interrupts, TimeProvider time)
{
    private const int WrongInput = 2;
    private const int SomeFailed = 1;

    internal async Task<int> RunAsync(RunOptions options, CancellationToken cancellationToken)
    {
        try
        {
            Platform.RequirePosix();
            var sweep = options.Sweep!;
            var files = RunFiles.Read(options);
            var variants = Plan(RunJob.NameOf(options.JobFile), sweep);
            if (ReadAll(options, files, variants) is not { } jobs) return Exit(WrongInput);
            report.ShowVariants(variants, sweep.Parallel, isAll: options.PlanOnly);
            var engine = jobs.Contained is { } contained ? await RunEngine.ChooseAsync(contained, options.Containers, report.Whole, time, cancellationToken) : null;
            report.ShowPlan(jobs.First.Plan, new RunPlaces(Folder: null, jobs.First.MountSources));
            if (options.PlanOnly) return Exit(0);
            jobs.First.RequireSecrets();
            return await RunAsync(options, files, variants, engine);
        }
        catch (BatchAiException error)
        {
            report.Whole.ShowError(error.Code, error.Message, error.RecommendedAction);
            return Exit(WrongInput);
        }
    }

    private static IReadOnlyList<SweepVariant> Plan(string baseName, SweepOptions sweep) =>
        Sweep.Plan(baseName, new SweepDefinition([.. sweep.Parameters.Select(SweepText.Parse)]) { First = sweep.First, RandomSeed = sweep.Seed });

    // Nothing runs before it is known that everything can. What all jobs have in common is told once.
    private (RunJob First, RunJob? Contained)? ReadAll(RunOptions options, RunFiles files, IReadOnlyList<SweepVariant> variants)
    {
        var told = new HashSet<(string, string, int, int)>();
        RunJob? first = null, contained = null;
        var isGood = true;
        foreach (var variant in variants)
        {
            var job = RunJob.Read(options, files, variant, Tell);
            isGood &= job is not null;
            first ??= job;
            if (job?.Plan.Container is not null) contained ??= job;
        }

        return isGood ? (first!, contained) : null;

        void Tell(string file, JobConfigFault fault)
        {
            if (told.Add((file, fault.Message, fault.Line, fault.Column))) report.Whole.ShowFault(file, fault);
        }
    }

    private async Task<int> RunAsync(RunOptions options, RunFiles files, IReadOnlyList<SweepVariant> variants, string? engine)
    {
        var folder = RunFolder.Create(options.Out, RunJob.NameOf(options.JobFile), time);
        var all = new SweepInterrupts(interrupts);
        var results = variants.Select(variant => new SweepResult(variant, null)).ToArray();
        var last = -1;
        await Task.WhenAll(Enumerable.Range(0, Math.Min(options.Sweep!.Parallel, variants.Count)).Select(_ => RunSomeAsync()));

        var exitCode = all.IsAsked ? RunExitCode.Terminated : Array.TrueForAll(results, result => result.ExitCode == 0) ? 0 : SomeFailed;
        report.ShowResults(folder.Root, results, exitCode);
        return exitCode;

        async Task RunSomeAsync()
        {
            while (!all.IsAsked && Interlocked.Increment(ref last) is var i && i < variants.Count) results[i] = await RunOneAsync(variants[i]);
        }

        async Task<SweepResult> RunOneAsync(SweepVariant variant)
        {
            using var own = all.Begin();
            var job = RunJob.Read(options, files, variant, static (_, _) => { })!;
            var runner = new JobRunner(report.Of(variant), own, time);
            var outcome = await runner.RunAsync(job, Path.Combine(folder.Root, variant.Name), job.Plan.Container is null ? null : engine);
            return new SweepResult(variant, outcome);
        }
    }

    private int Exit(int exitCode)
    {
        report.Whole.ShowExit(exitCode);
        return exitCode;
    }
}
