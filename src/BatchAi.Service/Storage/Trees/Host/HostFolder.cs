namespace BatchAi.Service.Storage.Trees.Host;

/// <summary>
/// An open folder, as this system does it. A "path" is relative, its segments are separated by slashes, its inner links
/// are followed as long as they stay beneath this folder; a "name" is one segment and is never followed. All that fails
/// is a <see cref="TreeException"/>.
/// </summary>
internal abstract class HostFolder : IDisposable
{
    /// <summary>Opens a folder by its place on this machine.</summary>
    internal static HostFolder Open(string place) => OperatingSystem.IsLinux() ? LinuxFolder.OpenRoot(place) : PlainFolder.OpenRoot(place);

    /// <summary>What this folder is.</summary>
    internal abstract HostStat Stat();

    /// <summary>What is at a path; null when there is nothing, or what is there is invisible.</summary>
    internal abstract HostStat? Find(string path);

    /// <summary>What is under a name, seen or unseen; null when it is free.</summary>
    internal abstract HostStat? Look(string name);

    /// <summary>Opens a folder beneath; <c>"."</c> is this one.</summary>
    internal abstract HostFolder OpenFolder(string path);

    /// <summary>Opens a regular file beneath. Never waits for anybody.</summary>
    internal abstract HostFile OpenFile(string path, FileAccess access);

    /// <summary>Opens a file to read it, or a folder as something that has attributes and can be flushed.</summary>
    internal HostFile OpenAsFile(string path, bool isFolder)
    {
        if (!isFolder) return OpenFile(path, FileAccess.Read);
        using var folder = OpenFolder(path);
        return folder.AsFile();
    }

    /// <summary>What is under a name, which is a file's or a folder's, to be described while this folder is open.</summary>
    internal virtual IHostEntry Peek(string name, bool isFolder) => OpenAsFile(name, isFolder);

    /// <summary>This folder as something that has attributes and can be flushed.</summary>
    internal abstract HostFile AsFile();

    /// <summary>Makes a file that everybody may read and write.</summary>
    internal abstract HostFile CreateFile(string name);

    /// <summary>Makes a folder that everybody may read and write.</summary>
    internal abstract void CreateFolder(string name);

    internal abstract void Rename(string name, HostFolder target, string newName, bool replace);

    internal abstract void RemoveFile(string name);

    internal abstract void RemoveFolder(string name);

    /// <summary>Shows all names to a visitor.</summary>
    internal abstract void Scan(IHostVisitor visitor);

    /// <summary>Brings the names to the disk.</summary>
    internal abstract void Sync();

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected abstract void Dispose(bool disposing);
}
