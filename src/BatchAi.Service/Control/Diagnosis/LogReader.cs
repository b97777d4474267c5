using BatchAi.Core.Output;
using BatchAi.Core.Planning;
using BatchAi.Service.Storage.Trees;
using BatchAi.Service.Storage.Trees.Host;

namespace BatchAi.Service.Control.Diagnosis;

/// <summary>Reads the last lines of the files in a job's folder of standard output and error. Links that lead out of it are not followed.</summary>
/// <param name="secrets">The job's secrets, which are not shown.</param>
internal sealed class LogReader(JobSecrets secrets)
{
    private const int MostFiles = 24;
    private const int MostLines = 20;
    private const int LongestLine = 400;
    private static readonly string[] Beginnings = ["stderr", "stdout", "execution"];

    /// <summary>The files of a folder, by name.</summary>
    /// <param name="root">A folder that no job can change.</param>
    /// <param name="path">The way from there to the job's folder, with forward slashes.</param>
    internal IReadOnlyList<JobLog> Read(string root, string path)
    {
        try
        {
            using var top = HostFolder.Open(root);
            using var folder = top.OpenFolder(path);
            return [.. HostNames.MaybeFiles(folder).Where(IsLog).Order(StringComparer.Ordinal).Take(MostFiles).Select(name => Read(folder, name)).OfType<JobLog>()];
        }
        catch (TreeException)
        {
            return [];
        }
    }

    private static bool IsLog(string name) => Array.Exists(Beginnings, beginning => name.StartsWith(beginning, StringComparison.Ordinal)) && Path.GetExtension(name) is ".txt" or ".log";

    private JobLog? Read(HostFolder folder, string name)
    {
        try
        {
            using var file = folder.OpenFile(name, FileAccess.Read);
            var stat = file.Stat();
            var begin = Math.Max(0, stat.Length - TextTail.Window);
            var bytes = new byte[TextTail.Window];
            int count, length = 0;
            while (length < bytes.Length && (count = file.Read(bytes.AsSpan(length), begin + length)) > 0) length += count;
            var values = secrets.Environment.Values.Concat(secrets.SetupEnvironment.Values);
            var log = new JobLog(name, stat.Length, HostStat.TimeOf(stat.Modified), TextTail.Read(bytes[..length], begin > 0, values, MostLines, LongestLine));
            return log.IsExecutionLog ? log with { Lines = [.. log.Lines.Where(line => !line.Contains(" Created directory ", StringComparison.Ordinal))] } : log;
        }
        catch (TreeException)
        {
            return null;
        }
    }
}
