namespace BatchAi;

/// <summary>The content of files that jobs write. It is read through links, which are got and renewed as needed.</summary>
public interface IJobFiles
{
    /// <summary>Receives a file, as <see cref="IStorageFiles.ReceiveAsync"/> does.</summary>
    /// <param name="job">The job's path.</param>
    /// <param name="directory">The id of the output directory.</param>
    /// <param name="path">The file's path below it.</param>
    /// <param name="localFile">The full path where it goes; its folder is made.</param>
    /// <param name="options">How.</param>
    /// <param name="cancellationToken">Ends it; what was received is used by the next attempt.</param>
    Task ReceiveAsync(ResourcePath job, string directory, string path, string localFile, TransferOptions options, CancellationToken cancellationToken);

    /// <summary>Reads the bytes that a file has at the moment.</summary>
    /// <param name="job">The job's path.</param>
    /// <param name="directory">The id of the output directory.</param>
    /// <param name="path">The file's path below it.</param>
    /// <param name="tail">How many of the last lines are wanted; null for all.</param>
    /// <param name="use">Takes the bytes: a buffer, and how much of it counts.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    Task ReadAsync(ResourcePath job, string directory, string path, int? tail, Action<byte[], int> use, CancellationToken cancellationToken);

    /// <summary>Breaks commands to build agents that text from a job holds, line by line.</summary>
    /// <param name="text">The text.</param>
    string BreakBuildCommands(string text);
}
