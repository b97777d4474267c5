namespace BatchAi.Core.JobFiles;

/// <summary>Reads job files.</summary>
public static class JobFile
{
    /// <summary>The size in bytes of the largest file that is read.</summary>
    public const int MaximumBytes = ConfigTextReader.MaximumBytes;

    /// <summary>Reads the text of a job file and lists everything that is wrong with it; never throws for what the text says.</summary>
    /// <param name="utf8">The text, with or without a byte order mark.</param>
    /// <param name="overrides">Values that replace those of the file, in this order.</param>
    /// <param name="overlay">JSON in the shape of a job file that is put over it; its lists are joined to the file's.</param>
    /// <param name="variant">The values of a sweep that the job gets.</param>
    public static JobFileResult Read(ReadOnlyMemory<byte> utf8, IReadOnlyList<ConfigOverride>? overrides = null, string? overlay = null, SweepVariant? variant = null)
    {
        var (job, faults) = ConfigFile.Read<Wire.JobCreateParameters>(utf8, overrides, JobRules.All, overlay: overlay, prepare: PutIn(variant));
        return new(job, faults);
    }

    /// <summary>Judges a job by the place where it is to run; its text alone is judged by <see cref="Read"/>.</summary>
    /// <param name="utf8">The text, with or without a byte order mark.</param>
    /// <param name="surroundings">What is known of the place.</param>
    /// <param name="overrides">Values that replace those of the file.</param>
    /// <param name="variant">The values of a sweep that the job gets.</param>
    /// <returns>What the job will not find there.</returns>
    public static IReadOnlyList<JobConfigFault> Judge(ReadOnlyMemory<byte> utf8, JobSurroundings surroundings, IReadOnlyList<ConfigOverride>? overrides = null, SweepVariant? variant = null) =>
        ConfigFile.Judge(utf8, overrides, SurroundingRules.Of(surroundings), PutIn(variant));

    private static Action<ConfigNode, FaultList>? PutIn(SweepVariant? variant) =>
        variant is null ? null : (root, faults) => ConfigVariant.Apply(root, variant, faults);
}
