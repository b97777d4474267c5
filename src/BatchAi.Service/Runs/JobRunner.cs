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
            if (RunJob.Read(options, report.ShowFault) is not { } job) return Exit(WrongInput);
            var engine = await ChooseEngineAsync(job, options.Containers, cancellationToken);
            return options.PlanOnly ? ShowPlan(job) : await RunAsync(Prepare(job, options), engine);
        }
        catch (BatchAiException error)
        {
            report.ShowError(error.Code, error.Message, error.RecommendedAction);
            return Exit(WrongInput);
        }
    }

    private int ShowPlan(RunJob job)
    {
        report.ShowPlan(job.Plan, new RunPlaces(Folder: null, job.MountSources));
        return Exit(0);
    }

    // What is refused here leaves nothing behind.
    private JobRun Prepare(RunJob job, RunOptions options)
    {
        if (job.MissingSecrets is [var secret, ..])
        {
            throw new BatchAiException("SecretValueMissing", $"The secret '{secret}' has no value.", $"Set the variable {secret} in this shell and add --env {secret}, or put the value into the file.");
        }

        var folder = RunFolder.Create(options.Out, job.Name, time);
        try
        {
            return new JobRun(job, folder, report, time);
        }
        catch (Exception error) when (error is BatchAiException or IOException or UnauthorizedAccessException)
        {
            folder.Discard();
            if (error is BatchAiException) throw;
            throw RunFolder.NotUsable(error.Message, error);
        }
    }

    private async Task<int> RunAsync(JobRun run, string? engine)
    {
        try
        {
            return RunExitCode.Of(await run.RunAsync(engine, interrupts));
        }
        catch (BatchAiException error)
        {
            report.ShowError(error.Code, error.Message, error.RecommendedAction);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            report.ShowError("StorageFailed", error.Message, "Free space, or choose another folder with --out.");
        }

        return Exit(RunExitCode.StartFailed);
    }

    private int Exit(int exitCode)
    {
        report.ShowExit(exitCode);
        return exitCode;
    }

    private async Task<string?> ChooseEngineAsync(RunJob job, ContainerMode mode, CancellationToken cancellationToken)
    {
        if (job.Plan.Container is not { } container || mode == ContainerMode.Never) return null;
        var engine = await ContainerEngines.FindAsync(time, cancellationToken);
        if (engine is null && mode == ContainerMode.Require) throw ContainerEngines.Missing(container.Image);
        if (engine is null) report.ShowWarning(ContainerEngines.HostWarning(container.Image, job.Preparation, mode));
        return engine;
    }
}
