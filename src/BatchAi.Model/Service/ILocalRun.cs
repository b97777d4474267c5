namespace BatchAi;

/// <summary>Runs jobs of files on this machine, without a service.</summary>
public interface ILocalRun
{
    /// <summary>Runs one to its end; cancelling ends it.</summary>
    /// <param name="options">What is run, and how.</param>
    /// <param name="observer">Hears what it writes.</param>
    /// <param name="cancellationToken">Ends the job.</param>
    /// <exception cref="BatchAiException">It could not be run; the code tells why.</exception>
    Task<LocalRunResult> RunAsync(LocalRunOptions options, IOutputObserver observer, CancellationToken cancellationToken);
}
