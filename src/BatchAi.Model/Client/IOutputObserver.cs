namespace BatchAi;

/// <summary>Hears what a job writes; called by one at a time.</summary>
public interface IOutputObserver
{
    /// <summary>The job is in another state, or waits for something else.</summary>
    /// <param name="job">The job as it is now.</param>
    void Changed(Job job);

    /// <summary>A file is there and is followed from now on.</summary>
    /// <param name="path">Its path below the output directory.</param>
    void Found(string path);

    /// <summary>A line was written.</summary>
    /// <param name="line">The line.</param>
    void Wrote(OutputLine line);

    /// <summary>The lines tell that the job is further than it was.</summary>
    /// <param name="progress">How far it is.</param>
    void Progressed(JobProgress progress);

    /// <summary>The job has ended, and a file that was asked for by its name never was there.</summary>
    /// <param name="path">Its path below the output directory.</param>
    void Missed(string path);

    /// <summary>Something is odd, and watching goes on.</summary>
    /// <param name="message">What it is, in a full sentence.</param>
    void Warn(string message);
}
