using BatchAi.Pipeline;

namespace BatchAi.Output;

/// <summary>Hears what a job writes that runs on this machine, and writes it.</summary>
/// <param name="output">Where to write.</param>
/// <param name="progress">Shows how far the job is.</param>
internal sealed class RunObserver(ICommandOutput output, ProgressReporter progress) : IOutputObserver
{
    private readonly OutputWriter _writer = new(output.Write, isRaw: false, hasSeveralJobs: false);

    public void Changed(Job job)
    {
        // No service tells of it.
    }

    public void Found(string path) => _writer.Found();

    public void Wrote(OutputLine line) => _writer.Write(line);

    public void Progressed(JobProgress progressed) => progress.Report(progressed);

    public void Missed(string path)
    {
        // No file was asked for by its name.
    }

    public void Warn(string message) => output.WriteWarning(message);
}
