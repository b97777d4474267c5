using BatchAi.Core.Wire;

namespace BatchAi.Core.JobFiles;

/// <summary>Reads descriptions of file servers.</summary>
public static class FileServerFile
{
    /// <summary>Reads the text of a description and lists everything that is wrong with it; never throws for what the text says.</summary>
    /// <param name="utf8">The text, with or without a byte order mark.</param>
    /// <param name="overlay">JSON in the shape of a description that is put over it.</param>
    /// <param name="underlay">JSON in the shape of a description that stands where nothing else does.</param>
    /// <returns>The file server, null when there are errors; and all errors and warnings in the order of the text.</returns>
    public static (FileServerCreateParameters? FileServer, IReadOnlyList<JobConfigFault> Faults) Read(ReadOnlyMemory<byte> utf8, string? overlay = null, string? underlay = null) =>
        ConfigFile.Read<FileServerCreateParameters>(utf8, null, [], overlay: overlay, underlay: underlay);
}
