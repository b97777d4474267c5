using BatchAi.Service.Agent.Processes;
using BatchAi.Service.Hosting;

namespace BatchAi.Service.Agent.Attempts;

/// <summary>The folder that a task's shim writes to.</summary>
internal sealed class TaskFolder(string root)
{
    private const int Room = 32;

    // What the shim writes into. Their room on the disk is taken beforehand, so that a full disk cannot lose it.
    private static readonly string[] Prepared = ["pid", "note", "start-failed", "result.new"];

    internal string Root { get; } = root;

    /// <summary>Makes the folder, with room on the disk for what the shim has to tell.</summary>
    internal void Create()
    {
        OwnerOnly.CreateDirectory(Root);
        foreach (var name in Prepared) OwnerOnly.WriteAllText(Path.Combine(Root, name), new string(' ', Room));
    }

    /// <summary>The task's process, once it was started.</summary>
    internal TaskProcess? Process => Read("pid") is { } text ? TaskProcess.Parse(text) : null;

    /// <summary>How the task ended, once it has.</summary>
    internal TaskEnd? End => Read("result") is { } text ? TaskEnd.Parse(text, Read("start-failed"), File.GetLastWriteTimeUtc(Path.Combine(Root, "result"))) : null;

    /// <summary>Whether the task was ever about to start.</summary>
    internal bool Exists => Directory.Exists(Root);

    private string? Read(string name)
    {
        try
        {
            return File.ReadAllText(Path.Combine(Root, name)).Trim() is { Length: > 0 } text ? text : null;
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }
}
