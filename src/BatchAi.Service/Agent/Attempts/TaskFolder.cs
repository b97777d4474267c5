using System.Globalization;
using BatchAi.Service.Hosting;

namespace BatchAi.Service.Agent.Attempts;

/// <summary>The folder that a task's shim writes to.</summary>
internal sealed class TaskFolder(string root)
{
    private const int ResultRoom = 32;

    internal string Root { get; } = root;

    /// <summary>Makes the folder, with room on the disk for the result.</summary>
    internal void Create()
    {
        OwnerOnly.CreateDirectory(Root);
        OwnerOnly.WriteAllText(Path.Combine(Root, "result.new"), new string(' ', ResultRoom));
    }

    /// <summary>The task's process id, once it was started.</summary>
    internal int? Process => Read("pid") is { } text && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    /// <summary>How the task ended, once it has.</summary>
    internal TaskEnd? End => Read("result") is { } text ? TaskEnd.Parse(text, Read("start-failed")) : null;

    /// <summary>Whether the task was ever about to start.</summary>
    internal bool Exists => Directory.Exists(Root);

    private string? Read(string name)
    {
        try
        {
            return File.ReadAllText(Path.Combine(Root, name)).Trim();
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }
}
