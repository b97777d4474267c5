using BatchAi.Service.Storage.Trees.Host;

namespace BatchAi.Service.Storage.Trees.Parts;

/// <summary>Makes folders, and for a container's those on the way, where a blob that has a folder's name gives way to it.</summary>
internal sealed class TreeFolders(TreeParts parts, HostFolder root)
{
    private const int MostTries = 16;

    /// <summary>Makes a folder, with its record from the first moment on. On the disk when this returns.</summary>
    internal void Create(HostFolder parent, string name, FileRecord record)
    {
        Place(parent, name, aside => SetRecord(aside, record));
        parts.Folders.Sync(parent);
    }

    /// <summary>Opens a container's folder, and makes what is missing on the way.</summary>
    internal HostFolder OpenOrCreate(TreePath path)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return root.OpenFolder(path.HostPath);
            }
            catch (TreeException error) when (error.Error is TreeError.NotFound or TreeError.IsFile && attempt < MostTries)
            {
                TryCreateAll(path);
            }
        }
    }

    private void TryCreateAll(TreePath path)
    {
        try
        {
            CreateAll(path);
        }
        catch (TreeException error) when (error.Error is TreeError.NotFound or TreeError.IsFile)
        {
            // Somebody changed a folder on the way meanwhile.
        }
    }

    private void CreateAll(TreePath path)
    {
        if (path.IsRoot || root.Find(path.HostPath)?.Kind == HostKind.Folder) return;
        CreateAll(path.Parent);
        using var parent = root.OpenFolder(path.Parent.HostPath);
        var name = path.Hosts[^1];

        // One at a time: who moves a blob aside must know that it is still the blob that is there.
        lock (parts.FolderGate)
        {
            if (!MakeRoom(parent, name, path)) return;
            PlaceOrFind(parent, name);
        }

        parts.Folders.Sync(parent);
    }

    private static bool MakeRoom(HostFolder parent, string name, TreePath path)
    {
        switch (parent.Look(name)?.Kind)
        {
            case null:
                return true;
            case HostKind.Folder:
                return false;
            case HostKind.File:
                Displace(parent, name, path.DisplacedHost!);
                return true;
            default:
                throw new TreeException(TreeError.Conflict, "Something that is not a folder is in the way.");
        }
    }

    private static void Displace(HostFolder parent, string name, string displaced)
    {
        parent.Rename(name, parent, displaced, replace: true);
        if (parent.Look(displaced)?.Kind == HostKind.File) return;

        // A job was quicker, and put a folder there.
        parent.Rename(displaced, parent, name, replace: false);
        throw HostErrors.From(HostErrors.NoEntry);
    }

    private void Place(HostFolder parent, string name, Action<string>? prepare = null)
    {
        var aside = Guid.NewGuid().ToString("N");
        parts.Staging.CreateFolder(aside);
        try
        {
            prepare?.Invoke(aside);
            parts.Twins.Change(parent, name, () => parts.Staging.Rename(aside, parent, name, replace: false));
        }
        catch (TreeException)
        {
            parts.Staging.RemoveFolder(aside);
            throw;
        }
    }

    private void PlaceOrFind(HostFolder parent, string name)
    {
        try
        {
            Place(parent, name);
        }
        catch (TreeException error) when (error.Error == TreeError.AlreadyExists)
        {
            // A job was quicker.
        }
    }

    private void SetRecord(string name, FileRecord record)
    {
        using var folder = parts.Staging.OpenFolder(name);
        using var file = folder.AsFile();
        parts.Records.Write(file, record);
        file.Sync();
    }
}
