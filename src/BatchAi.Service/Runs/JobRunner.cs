using BatchAi.Core.Execution;
using BatchAi.Service.Agent.Containers;
using BatchAi.Service.Agent.Native;

namespace BatchAi.Service.Runs;

/// <summary>From options to exit code: reads, plans, shows, runs.</summary>
internal sealed class JobRunner(IRunReport report, IInterrupts interrupts, TimeProvider time)
{
    private const int WrongInput = 2;

    internal async Task<int> RunAsync(RunOptions options, CancellationToken cancellationToken)
    {
        try
        {
            Platform.RequirePosix();
            if (RunJob.Read(options, report.ShowFault) is not { } job) return WrongInput;
            var engine = await ChooseEngineAsync(job, options.Containers, cancellationToken);
            return options.PlanOnly ? ShowPlan(job) : await RunAsync(job, options, engine);
        }
        catch (BatchAiException error)
        {
            report.ShowError(error.Code, error.Message, error.RecommendedAction);
            return WrongInput;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            report.ShowError("StorageFailed", error.Message, "Free space, or choose another folder with --out.");
            return RunExitCode.StartFailed;
        }
    }

    private int ShowPlan(RunJob job)
    {
        report.ShowPlan(job.Plan, folder: null);
        return 0;
    }

    private async Task<int> RunAsync(RunJob job, RunOptions options, string? engine)
    {
        var folder = RunFolder.Create(options.Out, job.Name, time);
        report.ShowPlan(job.Plan, folder.Root);
        return RunExitCode.Of(await new JobRun(job, folder, report, time).RunAsync(engine, interrupts.OnInterrupt));
    }

    private async Task<string?> ChooseEngineAsync(RunJob job, ContainerMode mode, CancellationToken cancellationToken)
    {
        if (job.Plan.Container is not { } container) return null;
        var engine = mode == ContainerMode.Never ? null : await ContainerEngines.FindAsync(time, cancellationToken);
        if (engine is null && mode == ContainerMode.Require) throw ContainerEngines.Missing(container.Image);
        if (engine is null) report.ShowWarning(ContainerEngines.HostWarning(container.Image, job.Preparation, mode));
        return engine;
    }
}
