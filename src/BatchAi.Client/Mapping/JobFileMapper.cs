using Wire = BatchAi.Core.Wire;

namespace BatchAi.Client.Mapping;

/// <summary>Makes files of the wire into what users see.</summary>
internal static class JobFileMapper
{
    internal static JobFile Map(Wire.OutputFile wire, ResourcePath job, JobFileQuery query)
    {
        var isDirectory = "directory".Equals(wire.FileType, StringComparison.OrdinalIgnoreCase);
        return new JobFile
        {
            Name = wire.Name ?? "",
            Directory = query.Directory,
            Path = query.Path is "." or "" ? wire.Name : $"{query.Path.TrimEnd('/')}/{wire.Name}",
            Length = isDirectory ? null : wire.Properties?.ContentLength,
            LastModified = wire.Properties?.LastModified,
            IsDirectory = isDirectory,
            DownloadUrl = wire.DownloadUrl,
            JobName = job.Name,
            ExperimentName = job.ExperimentName,
            WorkspaceName = job.WorkspaceName,
            ResourceGroupName = job.ResourceGroupName,
            ResourceId = job.ToString(),
        };
    }
}
