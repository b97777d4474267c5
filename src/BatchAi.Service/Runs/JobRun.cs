using BatchAi.Core.Execution;
using BatchAi.Core.Planning;
using BatchAi.Service.Agent.Attempts;
using BatchAi.Service.Hosting;

namespace BatchAi.Service.Runs;

/// <summary>Runs a planned job on this machine, to the end, and shows it.</summary>
internal sealed class JobRun
{
    private readonly RunJob _job;
    private readonly RunFolder _folder;
    private readonly IRunReport _report;
    private readonly TimeProvider _time;
    private readonly Allocation _allocation;
    private readonly RunLayout _layout;

    /// <summary>Makes the folders of nodes and mounts.</summary>
    /// <exception cref="BatchAiException">The plan cannot be bound.</exception>
    internal JobRun(RunJob job, RunFolder folder, IRunReport report, TimeProvider time)
    {
        _job = job;
        _folder = folder;
        _report = report;
        _time = time;
        _allocation = new Allocation
        {
            Nodes = [.. Enumerable.Range(0, job.Plan.NodeCount).Select(Node)],
            MountSources = RunMounts.Make(job.Plan, job.MountSources, folder),
        };
        _layout = new RunLayout(job.Plan, _allocation, folder);
    }

    /// <summary>Runs the job.</summary>
    /// <param name="containerEngine">The container engine's program, if one is to be used.</param>
    /// <param name="interrupts">May ask the job to end.</param>
    internal async Task<RunOutcome> RunAsync(string? containerEngine, IInterrupts interrupts)
    {
        _report.ShowPlan(_job.Plan, new RunPlaces(_folder.Root, [.. _allocation.MountSources]));
        var order = new AttemptOrder { Plan = _job.Plan, Allocation = _allocation, Secrets = _job.Secrets, ContainerEngine = containerEngine };
        using var attempt = new RunAttempt(_folder.DataRoot, order, _time);
        interrupts.OnInterrupt(() => Stop(attempt));

        var running = attempt.RunAsync();
        var files = _layout.OutputFiles.Select(file => new FollowedFile(file.Path, file.Mark));
        var (last, reader) = (new LastLines(), new RunMetrics());
        await new OutputFollower([.. files], _time).FollowAsync(Show, running);
        var result = await running;
        TryTidy(() => _folder.LinkWorkingDirectory(_layout.WorkingDirectory));
        var failure = result.Outcome is AttemptOutcome.Succeeded or AttemptOutcome.Terminated ? null : last.Explain(result);
        var metrics = reader.List();
        _report.ShowEnd(result, failure, RunOutputs.List(_layout, _folder), metrics);
        TryTidy(() => _folder.Tidy(_allocation.Nodes.Count));
        return new RunOutcome(RunExitCode.Of(result)) { Result = result, Metrics = metrics };

        void Show(string mark, string line)
        {
            last.Add(mark, line);
            reader.Read(mark, line);
            _report.ShowLine(mark, line);
        }
    }

    private void Stop(RunAttempt attempt)
    {
        if (attempt.Stop()) _report.ShowWarning("The job is asked to end; ask once more, and it is killed.");
    }

    // The job has ended: nothing that goes wrong now is its failure.
    private static void TryTidy(Action tidy)
    {
        try
        {
            tidy();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // A link or a hidden folder less or more.
        }
    }

    private AllocatedNode Node(int index)
    {
        OwnerOnly.CreateDirectory(_folder.NodeRoot(index));
        return new AllocatedNode
        {
            Id = $"node-{index}",
            Address = _job.Plan.NodeCount == 1 ? "127.0.0.1" : $"127.0.1.{index + 1}",
            Root = PlainPath.To(_folder.NodeRoot(index)),
        };
    }
}
