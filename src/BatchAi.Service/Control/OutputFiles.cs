using BatchAi.Core.Wire;
using BatchAi.Service.State;

namespace BatchAi.Service.Control;

/// <summary>Lists what jobs leave in their output directories, as long as those lie on a share, a container or a file server.</summary>
internal sealed class OutputFiles(ControlContext context)
{
    /// <summary>A page of a folder's files and folders, by name.</summary>
    internal Page<OutputFile> List(ResourceRow job, OutputFilesQuery query)
    {
        var (root, path) = OutputPlaces.Require(job, query.OutputDirectoryId);
        var top = Path.Combine(context.Root.Path, root);
        var outputs = Path.Combine(top, path);
        if (PathInside.IsClimbing(query.Directory)) throw Refusals.InvalidDirectory(query.Directory);
        var folder = PathInside.Resolve(top, $"{path}/{query.Directory}");
        var found = folder is not null && Directory.Exists(folder) ? Read(top, folder, query, path => query.Link(root, path)) : [];
        var isMore = found.Count > query.Maximum;
        return new Page<OutputFile>(isMore ? found[..query.Maximum] : found, isMore ? query.Maximum : null);
    }

    private static List<OutputFile> Read(string top, string folder, OutputFilesQuery query, Func<string, Uri?> link)
    {
        var names = new DirectoryInfo(folder).EnumerateFileSystemInfos()
            .Select(entry => entry.Name)
            .Where(name => query.After is null || string.CompareOrdinal(name, query.After) > 0)
            .Order(StringComparer.Ordinal);
        var below = Path.GetRelativePath(top, folder);
        return [.. names.Select(name => Describe(top, below == "." ? name : $"{below}/{name}", name, link)).OfType<OutputFile>().Take(query.Maximum + 1)];
    }

    // A link that leads out of the mount is nobody's business; one that leads nowhere is no file.
    private static OutputFile? Describe(string top, string relative, string name, Func<string, Uri?> link)
    {
        if (PathInside.Resolve(top, relative) is not { } path) return null;
        if (Directory.Exists(path)) return new OutputFile { Name = name, FileType = "directory" };
        var file = new FileInfo(path);
        if (!file.Exists) return null;
        return new OutputFile
        {
            Name = name,
            FileType = "file",
            DownloadUrl = link(relative)?.AbsoluteUri,
            Properties = new OutputFileProperties { LastModified = new DateTimeOffset(file.LastWriteTimeUtc, TimeSpan.Zero), ContentLength = file.Length },
        };
    }
}
