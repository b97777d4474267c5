using System.Text;
using BatchAi.Core.Planning;

namespace BatchAi.Service.Agent.Attempts;

/// <summary>Makes a node ready for a job, once its mounts are there: folders and files.</summary>
internal static class NodePreparer
{
    /// <summary>Makes everything that the job needs on the node, and tells the log.</summary>
    /// <exception cref="IOException">Something cannot be made; its message names it.</exception>
    internal static ExecutionLog Prepare(BoundNode node, IEnumerable<string> mounts, TimeProvider time)
    {
        foreach (var directory in node.Directories) Directory.CreateDirectory(directory);
        Directory.CreateDirectory(Path.GetDirectoryName(node.ExecutionLog)!);
        foreach (var (path, content) in node.Files) Write(path, content);

        var log = new ExecutionLog(node.ExecutionLog, time);
        foreach (var mount in mounts) log.Write(mount);
        foreach (var directory in node.Directories) log.Write($"Created directory {directory}");
        return log;
    }

    private static void Write(string path, string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
    }
}
