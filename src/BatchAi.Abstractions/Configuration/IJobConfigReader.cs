namespace BatchAi;

/// <summary>Reads job files. What implements it is loaded apart from the types that scripts see.</summary>
public interface IJobConfigReader
{
    /// <summary>The size in bytes of the largest file that can be used.</summary>
    int MaximumBytes { get; }

    /// <summary>Reads the text of a job file; never throws for what it says.</summary>
    /// <param name="utf8">The text, with or without a byte order mark.</param>
    /// <param name="changes">What is put over it.</param>
    IJobConfig Read(byte[] utf8, JobConfigChanges? changes = null);
}
