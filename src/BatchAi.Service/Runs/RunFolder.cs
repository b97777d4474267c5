using System.Globalization;
using BatchAi.Service.Hosting;

namespace BatchAi.Service.Runs;

/// <summary>The folder of a run: what its mounts got, its working directory, and, hidden, its agent's files.</summary>
internal sealed class RunFolder
{
    private const string Runs = "batchai-runs";
    private const string Hidden = ".batchai";
    private const string Work = "wd";
    private readonly bool _isOurs;

    private RunFolder(string root, bool isOurs)
    {
        Root = root;
        _isOurs = isOurs;
    }

    internal string Root { get; }

    /// <summary>The data root of the run's own agent; gone when the run has ended.</summary>
    internal string DataRoot => Path.Combine(Root, Hidden, "agent");

    /// <summary>Where a person finds the job's working directory.</summary>
    internal string WorkingDirectory => Path.Combine(Root, Work);

    /// <summary>Whether a name in the folder is taken.</summary>
    internal static bool IsOwnName(string name) =>
        name.Equals(Hidden, StringComparison.OrdinalIgnoreCase) || name.Equals(Work, StringComparison.OrdinalIgnoreCase);

    /// <summary>The root of a node.</summary>
    internal string NodeRoot(int node) => Path.Combine(Root, Hidden, "nodes", node.ToString(CultureInfo.InvariantCulture));

    /// <summary>Makes the folder of a new run.</summary>
    /// <param name="chosen">The folder that the user wants, if any; it must be empty or not there.</param>
    /// <param name="job">The job's name.</param>
    /// <param name="time">Names the folder where the user does not.</param>
    /// <exception cref="BatchAiException">The folder has something in it, or cannot be made.</exception>
    internal static RunFolder Create(string? chosen, string job, TimeProvider time)
    {
        if (chosen?.Length == 0) throw NotUsable("it has no name.");
        try
        {
            if (chosen is null) return FreeNames(job, time).Select(TryCreate).OfType<RunFolder>().First();
            return TryCreate(chosen) ?? throw new BatchAiException("OutputFolderNotEmpty", $"The folder '{chosen}' has something in it already.", "Give --out a new folder.");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw NotUsable(error.Message, error);
        }
    }

    /// <summary>The error for a folder in which a run cannot take place.</summary>
    internal static BatchAiException NotUsable(string why, Exception? cause = null) =>
        new("OutputFolderNotUsable", $"The folder for the run cannot be made: {why}", "Choose another one with --out.", cause);

    /// <summary>Makes the folder of a mount that has no content yet.</summary>
    internal string MakeMount(string name)
    {
        var path = Path.Combine(Root, name);
        Directory.CreateDirectory(path);
        return path;
    }

    /// <summary>Shows a job's working directory where a person looks for it.</summary>
    internal void LinkWorkingDirectory(string workingDirectory)
    {
        if (!Path.Exists(WorkingDirectory)) Directory.CreateSymbolicLink(WorkingDirectory, Path.GetRelativePath(Root, workingDirectory));
    }

    /// <summary>Removes what only the agent needed.</summary>
    internal void Tidy(int nodes)
    {
        for (var node = 0; node < nodes; node++) PlainPath.Remove(NodeRoot(node));
        PlainPath.Remove(DataRoot);
        Directory.Delete(DataRoot, recursive: true);
    }

    /// <summary>Leaves the disk as it was before <see cref="Create"/>; only for a run that did not start.</summary>
    internal void Discard()
    {
        for (var node = 0; Directory.Exists(NodeRoot(node)); node++) PlainPath.Remove(NodeRoot(node));
        foreach (var entry in new DirectoryInfo(Root).EnumerateDirectories().ToList()) entry.Delete(recursive: true);
        if (!_isOurs) return;
        Directory.Delete(Root);
        var parent = Path.GetDirectoryName(Root)!;
        if (Path.GetFileName(parent) == Runs && !Directory.EnumerateFileSystemEntries(parent).Any()) Directory.Delete(parent);
    }

    private static RunFolder? TryCreate(string chosen)
    {
        var root = Path.GetFullPath(chosen);
        var isOurs = !Directory.Exists(root);
        if (!isOurs && Directory.EnumerateFileSystemEntries(root).Any()) return null;

        Directory.CreateDirectory(root);
        OwnerOnly.CreateDirectory(Path.Combine(root, Hidden));
        return TryClaim(Path.Combine(root, Hidden, "claim")) ? new RunFolder(root, isOurs) : null;
    }

    // Another run that found the same name free must not share the folder.
    private static bool TryClaim(string path)
    {
        try
        {
            new FileStream(path, FileMode.CreateNew).Dispose();
            return true;
        }
        catch (IOException) when (File.Exists(path))
        {
            return false;
        }
    }

    private static IEnumerable<string> FreeNames(string job, TimeProvider time)
    {
        var stamp = time.GetLocalNow().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
        var name = Path.Combine(Runs, $"{stamp}-{job}");
        return Enumerable.Range(1, int.MaxValue).Select(n => n == 1 ? name : $"{name}-{n}").Where(path => !Path.Exists(path));
    }
}
