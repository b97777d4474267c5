namespace BatchAi.Service.Runs;

/// <summary>The files that the command line names, read once: whoever edits them meanwhile changes nothing.</summary>
/// <param name="Job">The job file.</param>
/// <param name="Cluster">The cluster file, if there is one.</param>
internal sealed record RunFiles(byte[] Job, byte[]? Cluster)
{
    /// <summary>Reads them.</summary>
    /// <exception cref="BatchAiException">One cannot be read.</exception>
    internal static RunFiles Read(RunOptions options) =>
        new(RunFile.Read(options.JobFile), options.ClusterFile is null ? null : RunFile.Read(options.ClusterFile));
}
