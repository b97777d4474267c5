using BatchAi.Core.Execution;
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
            if (RunJob.Read(options, RunFiles.Read(options), variant: null, report.ShowFault) is not { } job) return Exit(WrongInput).ExitCode;
            var engine = await RunEngine.ChooseAsync(job, options.Containers, report, time, cancellationToken);
            return (options.PlanOnly ? ShowPlan(job) : await RunAsync(job, options.Out, engine)).ExitCode;
        }
        catch (BatchAiException error)
        {
            return Refuse(error).ExitCode;
        }
    }

    /// <summary>Runs a job that was read.</summary>
    /// <param name="job">The job.</param>
    /// <param name="chosenFolder">The folder for the run; null for a new one.</param>
    /// <param name="engine">The container engine's program, if one is to be used.</param>
    internal async Task<RunOutcome> RunAsync(RunJob job, string? chosenFolder, string? engine)
    {
        try
        {
            return await RunAsync(Prepare(job, chosenFolder), engine);
        }
        catch (BatchAiException error)
        {
            return Refuse(error);
        }
    }

    private RunOutcome ShowPlan(RunJob job)
    {
        report.ShowPlan(job.Plan, new RunPlaces(Folder: null, job.MountSources));
        return Exit(0);
    }

    // What is refused here leaves nothing behind.
    private JobRun Prepare(RunJob job, string? chosenFolder)
    {
        job.RequireSecrets();
        var folder = RunFolder.Create(chosenFolder, job.Name, time);
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

    private async Task<RunOutcome> RunAsync(JobRun run, string? engine)
    {
        try
        {
            return await run.RunAsync(engine, interrupts);
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

    private RunOutcome Refuse(BatchAiException error)
    {
        report.ShowError(error.Code, error.Message, error.RecommendedAction);
        return Exit(WrongInput);
    }

    private RunOutcome Exit(int exitCode)
    {
        report.ShowExit(exitCode);
        return new RunOutcome(exitCode);
    }
}
