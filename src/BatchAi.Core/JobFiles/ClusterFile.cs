namespace BatchAi.Core.JobFiles;

/// <summary>Reads cluster files.</summary>
public static class ClusterFile
{
    /// <summary>The size in bytes of the largest file that is read.</summary>
    public const int MaximumBytes = ConfigTextReader.MaximumBytes;

    /// <summary>Reads the text of a cluster file and lists everything that is wrong with it; never throws for what the text says.</summary>
    /// <param name="utf8">The text, with or without a byte order mark.</param>
    /// <param name="overrides">Values that replace those of the file, in this order.</param>
    /// <param name="overlay">JSON in the shape of a cluster file that is put over it; its lists are joined to the file's.</param>
    /// <param name="underlay">JSON in the shape of a cluster file that stands where nothing else does.</param>
    public static ClusterFileResult Read(ReadOnlyMemory<byte> utf8, IReadOnlyList<ConfigOverride>? overrides = null, string? overlay = null, string? underlay = null)
    {
        var (cluster, faults) = ConfigFile.Read<Wire.ClusterCreateParameters>(utf8, overrides, ClusterRules.All, overlay: overlay, underlay: underlay);
        return new(cluster, faults);
    }
}
