using System.Text;
using BatchAi.Core.Planning;

namespace BatchAi.Service.Agent.Attempts;

/// <summary>Makes a node ready for a job, once its mounts are there: folders and files.</summary>
internal static class NodePreparer
{
    private const UnixFileMode Executable = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <summary>Makes everything that the job needs on the node, and tells the log.</summary>
    /// <exception cref="IOException">Something cannot be made; its message names it.</exception>
    internal static ExecutionLog Prepare(BoundNode node, IEnumerable<BoundFile> files, IEnumerable<string> mounts, TimeProvider time)
    {
        foreach (var directory in node.Directories) Directory.CreateDirectory(directory);
        Directory.CreateDirectory(Path.GetDirectoryName(node.ExecutionLog)!);
        foreach (var file in files) Write(file);

        var log = new ExecutionLog(node.ExecutionLog, time);
        foreach (var mount in mounts) log.Write(mount);
        foreach (var directory in node.Directories) log.Write($"Created directory {directory}");
        return log;
    }

    private static void Write(BoundFile file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file.Path)!);
        File.WriteAllText(file.Path, file.Content, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        if (file.IsProgram && !OperatingSystem.IsWindows()) File.SetUnixFileMode(file.Path, File.GetUnixFileMode(file.Path) | Executable);
    }
}
