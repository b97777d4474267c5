using System.Text;
using BatchAi.Core.Planning;

namespace BatchAi.Service.Agent.Attempts;

/// <summary>Makes a node ready for a job: mounts, folders, files.</summary>
internal static class NodePreparer
{
    /// <summary>Makes everything that the job needs on the node, and tells the log.</summary>
    /// <exception cref="IOException">Something cannot be made; its message names it.</exception>
    internal static ExecutionLog Prepare(BoundNode node, TimeProvider time)
    {
        foreach (var (path, source) in node.Links) Link(path, source);
        foreach (var directory in node.Directories) Directory.CreateDirectory(directory);
        Directory.CreateDirectory(Path.GetDirectoryName(node.ExecutionLog)!);
        foreach (var (path, content) in node.Files) Write(path, content);

        var log = new ExecutionLog(node.ExecutionLog, time);
        foreach (var (path, source) in node.Links) log.Write($"Mounted {source} at {path}");
        foreach (var directory in node.Directories) log.Write($"Created directory {directory}");
        return log;
    }

    /// <summary>Removes the mounts below a folder. Links are unlinked, never entered.</summary>
    internal static void Unmount(BoundNode node, string below)
    {
        foreach (var (path, _) in node.Links)
        {
            // As a file: a folder's removal looks where the link leads, and that may be gone.
            if (path.StartsWith(below + "/", StringComparison.Ordinal) && new FileInfo(path).LinkTarget is not null) File.Delete(path);
        }
    }

    private static void Link(string path, string source)
    {
        if (!Directory.Exists(source)) throw new IOException($"The content of mount {path} should be in {source}, which is not there.");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);

        var target = new FileInfo(path).LinkTarget;
        if (target == source) return;
        if (target is not null) File.Delete(path);
        Directory.CreateSymbolicLink(path, source);
    }

    private static void Write(string path, string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
    }
}
