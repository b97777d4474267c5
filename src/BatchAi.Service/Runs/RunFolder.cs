using System.Globalization;
using BatchAi.Service.Hosting;

namespace BatchAi.Service.Runs;

/// <summary>The folder of a run: what its mounts got, its working directory, and, hidden, its agent's files.</summary>
internal sealed class RunFolder
{
    private const string Hidden = ".batchai";

    private RunFolder(string root) => Root = root;

    internal string Root { get; }

    /// <summary>The data root of the run's own agent; gone when the run has ended.</summary>
    internal string DataRoot => Path.Combine(Root, Hidden, "agent");

    /// <summary>The root of a node.</summary>
    internal string NodeRoot(int node) => Path.Combine(Root, Hidden, "nodes", node.ToString(CultureInfo.InvariantCulture));

    /// <summary>Makes the folder of a new run.</summary>
    /// <param name="chosen">The folder that the user wants, if any; it must be empty or not there.</param>
    /// <param name="job">The job's name.</param>
    /// <param name="time">Names the folder where the user does not.</param>
    /// <exception cref="BatchAiException">The folder has something in it.</exception>
    internal static RunFolder Create(string? chosen, string job, TimeProvider time)
    {
        var root = Path.GetFullPath(chosen ?? FreeName(job, time));
        if (Directory.Exists(root) && Directory.EnumerateFileSystemEntries(root).Any())
        {
            throw new BatchAiException("OutputFolderNotEmpty", $"The folder '{root}' has something in it already.", "Give --out a new folder.");
        }

        Directory.CreateDirectory(root);
        OwnerOnly.CreateDirectory(Path.Combine(root, Hidden));
        return new RunFolder(root);
    }

    /// <summary>The folder of a mount that has no content next to the job file.</summary>
    internal string NewMount(string relativePath)
    {
        var path = Path.Combine(Root, relativePath);
        Directory.CreateDirectory(path);
        return path;
    }

    /// <summary>Shows a job's working directory where a person looks for it.</summary>
    internal void LinkWorkingDirectory(string workingDirectory)
    {
        var link = Path.Combine(Root, "wd");
        if (!Path.Exists(link)) Directory.CreateSymbolicLink(link, Path.GetRelativePath(Root, workingDirectory));
    }

    /// <summary>Removes what only the agent needed.</summary>
    internal void RemoveAgent()
    {
        PlainPath.Remove(DataRoot);
        Directory.Delete(DataRoot, recursive: true);
    }

    private static string FreeName(string job, TimeProvider time)
    {
        var stamp = time.GetLocalNow().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
        var name = Path.Combine("batchai-runs", $"{stamp}-{job}");
        return Enumerable.Range(1, int.MaxValue).Select(n => n == 1 ? name : $"{name}-{n}").First(path => !Path.Exists(path));
    }
}
