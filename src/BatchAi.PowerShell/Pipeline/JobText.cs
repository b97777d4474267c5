namespace BatchAi.Pipeline;

/// <summary>The text of a job, and where it was.</summary>
/// <param name="Utf8">The text.</param>
/// <param name="Place">Where it was, in words; the path when it was in a file.</param>
/// <param name="FilePath">The path of its file; null when it was in none.</param>
/// <param name="HasLines">Whether somebody has seen it, so that its lines mean something.</param>
internal sealed record JobText(byte[] Utf8, string Place, string? FilePath, bool HasLines)
{
    /// <summary>Reads the job.</summary>
    /// <param name="reader">Reads it.</param>
    /// <param name="changes">What is put over it.</param>
    internal IJobConfig Read(IJobConfigReader reader, JobConfigChanges? changes)
    {
        var read = reader.Read(Utf8, changes);
        if (HasLines) return read;
        foreach (var fault in read.Faults) (fault.Line, fault.Column) = (0, 0);
        return read;
    }
}
