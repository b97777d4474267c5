using BatchAi.Core.JobFiles;

namespace BatchAi.Core.Module;

/// <summary>Reads job files for the module, which makes this type by its name.</summary>
public sealed class JobConfigReader : IJobConfigReader
{
    /// <inheritdoc/>
    public int MaximumBytes => JobFile.MaximumBytes;

    /// <inheritdoc/>
    public IJobConfig Read(byte[] utf8, JobConfigChanges? changes = null)
    {
        var overrides = changes?.Overrides?.Select(ConfigOverride.Parse).ToList();
        return new JobConfig(JobFile.Read(utf8, overrides, changes?.Overlay, changes?.Variant), new FaultPlaces(utf8));
    }
}
