using BatchAi.Pipeline;

namespace BatchAi.Output;

/// <summary>Hears what a job writes, and has it written.</summary>
/// <param name="job">The job.</param>
/// <param name="directory">The output directory.</param>
/// <param name="output">Where to write.</param>
/// <param name="writer">Writes the lines.</param>
/// <param name="progress">Shows what the job waits for, and how far it is.</param>
internal sealed class OutputObserver(ResourcePath job, string directory, ICommandOutput output, OutputWriter writer, ProgressReporter progress) : IOutputObserver
{
    private string? _state;

    public void Changed(Job job)
    {
        if (job.ExecutionState == "queued") progress.Report(Words(job));
        else progress.Complete();
        if (job.ExecutionState == _state) return;
        _state = job.ExecutionState;
        output.WriteInformation($"The job '{job.Name}' is {_state}.");
    }

    public void Found(string path)
    {
        writer.Found();
        output.WriteVerbose($"Watching '{path}' of the job '{job.Name}'.");
    }

    public void Wrote(OutputLine line) => writer.Write(line);

    public void Progressed(JobProgress progressed) => progress.Report(progressed);

    public void Missed(string path) => output.WriteError(Errors.Of(JobFileErrors.NotFound(job, directory, path), path));

    public void Warn(string message) => output.WriteWarning(message);

    private static string Words(Job job)
    {
        var place = job.QueuePosition is { } position ? $"queued, place {position}" : "queued";
        return job.WaitReason is { Length: > 0 } reason ? $"{place}: {reason}" : place;
    }
}
