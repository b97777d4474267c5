using BatchAi.Service.Storage.Trees.Host;

namespace BatchAi.Service.Storage.Trees.Parts;

/// <summary>Changes names: gives, moves and takes them. Each change is on the disk when it returns, or did not happen.</summary>
internal sealed class TreeChanges(TreeParts parts, HostFolder root, TreeResolver resolver)
{
    private const int MostTries = 16;
    private readonly TreeFolders _folders = new(parts, root);

    internal TreeEntry Commit(StagedFile file, TreePath path, FileRecord record, CommitMode mode)
    {
        if (path.IsRoot) throw new TreeException(TreeError.IsFolder, "It is a folder.");
        parts.Records.Write(file.File, record);
        file.File.Sync();
        return Place(file, path, mode);
    }

    internal TreeEntry CreateFolder(TreePath path, FileRecord record)
    {
        if (path.IsRoot) throw HostErrors.From(HostErrors.Exists);
        using var parent = OpenParent(path, out var parentHost);
        var name = path.Hosts[^1];
        if (parent.Look(name) is not null || resolver.FindTwins(parent, name).Count > 0) throw HostErrors.From(HostErrors.Exists);
        _folders.Create(parent, name, record);
        return Describe(parent, parentHost, name, HostKind.Folder);
    }

    internal TreeEntry SetFolderRecord(TreePath path, FileRecord record)
    {
        var found = resolver.Find(path, HostKind.Folder) ?? throw HostErrors.From(HostErrors.NoEntry);
        using var file = root.OpenAsFile(found.Host, isFolder: true);
        parts.Records.Write(file, record);
        file.Sync();
        return EntryReader.Read(parts.Records, file, path.IsRoot ? "" : found.Host, 0);
    }

    internal void DeleteFile(TreePath path)
    {
        for (var attempt = 1; ; attempt++)
        {
            var found = resolver.Find(path, HostKind.File) ?? throw HostErrors.From(HostErrors.NoEntry);
            try
            {
                DeleteFile(found, path.DisplacedHostOrNull());
                return;
            }
            catch (TreeException error) when (error.Error is TreeError.IsFolder or TreeError.NotFound && attempt < MostTries)
            {
                // A folder took the name in between.
            }
        }
    }

    internal void DeleteFolder(TreePath path)
    {
        if (path.IsRoot) throw new TreeException(TreeError.Conflict, "The root cannot be removed alone.");
        var found = resolver.Find(path, HostKind.Folder) ?? throw (
            resolver.Find(path, HostKind.File) is null ? HostErrors.From(HostErrors.NoEntry) : new TreeException(TreeError.IsFile, "It is not a folder."));
        using var folder = root.OpenFolder(found.Folder);
        var isLink = folder.Look(found.Name)?.Kind == HostKind.Link;
        parts.Twins.Change(folder, null, () =>
        {
            if (isLink) folder.RemoveFile(found.Name);
            else folder.RemoveFolder(found.Name);
        });
        parts.Folders.Sync(folder);
    }

    internal TreeEntry Rename(TreePath from, TreePath to, CommitMode mode)
    {
        if (from.IsRoot || to.IsRoot) throw new TreeException(TreeError.Conflict, "The root has no name to change.");
        var found = resolver.Find(from, HostKind.File) ?? resolver.Find(from, HostKind.Folder) ?? throw HostErrors.From(HostErrors.NoEntry);
        using var source = root.OpenFolder(found.Folder);
        using var target = OpenParent(to, out var targetHost);
        var name = to.Hosts[^1];
        var old = target.Look(name);
        if (old is null) RequireNoTwin(target, targetHost, name, except: found.Host);
        else RequireReplaceable(to, old.Value, found.Stat.Kind == HostKind.Folder ? CommitMode.CreateNew : mode);

        using var held = old is null ? null : Keep(target, name);
        parts.Twins.Change(target, name, () => source.Rename(found.Name, target, name, replace: old is not null));
        parts.Folders.Sync(target);
        parts.Folders.Sync(source);
        if (old is { } gone) parts.Forget(gone);
        return Describe(target, targetHost, name, found.Stat.Kind);
    }

    private void DeleteFile(Located found, string? displaced)
    {
        using var folder = root.OpenFolder(found.Folder);

        // The hidden one of two first, lest it come to light when this is interrupted.
        if (displaced is not null && displaced != found.Name && folder.Look(displaced)?.Kind == HostKind.File) folder.RemoveFile(displaced);
        var gone = folder.Look(found.Name);
        using var held = Keep(folder, found.Name);
        parts.Twins.Change(folder, null, () => folder.RemoveFile(found.Name));
        parts.Folders.Sync(folder);
        if (gone is { } stat) parts.Forget(stat);
    }

    private TreeEntry Place(StagedFile file, TreePath path, CommitMode mode)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return PlaceOnce(file, path, mode);
            }
            catch (TreeException error) when (error.Error is TreeError.IsFolder or TreeError.NotFound && path.Kind == TreeKind.Blobs && attempt < MostTries)
            {
                // A folder came or went in between.
            }
            catch (TreeException error) when (error.Error == TreeError.NotFound)
            {
                throw new TreeException(TreeError.ParentNotFound, "The folder is not there any more.", error);
            }
        }
    }

    private TreeEntry PlaceOnce(StagedFile file, TreePath path, CommitMode mode)
    {
        using var parent = OpenParent(path, out var parentHost);
        var (name, old) = path.Kind == TreeKind.Blobs ? ChooseBlob(parent, path, mode) : ChooseFile(parent, parentHost, path, mode);
        CarryNote(old, Located.Join(parentHost, name), file);
        if (path.Kind == TreeKind.Blobs) Move(file, parent, name, mode);
        else MoveInShare(file, parent, name, mode, isTaken: old is not null);
        parts.Folders.Sync(parent);
        if (old is { } gone) parts.Forget(gone);
        var shown = path.Kind == TreeKind.Blobs ? path.Name : Located.Join(parentHost, name);
        return EntryReader.Read(parts.Records, file.File, shown, parent.Stat().Id);
    }

    // Before it takes the place: who is killed in between leaves a note about nothing, which is void once the number is given anew.
    private void CarryNote(HostStat? old, string host, StagedFile file)
    {
        var seen = old?.Kind == HostKind.Link ? root.Find(host) : old;
        if (seen is { } before) parts.Notes.Carry(before, file.File.Stat());
    }

    // A large file takes long to free. It is freed when this is disposed, and nobody waits for that.
    private static HostFile? Keep(HostFolder folder, string name)
    {
        try
        {
            return folder.OpenFile(name, FileAccess.Read);
        }
        catch (TreeException)
        {
            return null;
        }
    }

    private void MoveInShare(StagedFile file, HostFolder parent, string name, CommitMode mode, bool isTaken)
    {
        using var held = isTaken ? Keep(parent, name) : null;
        parts.Twins.Change(parent, name, () => Move(file, parent, name, mode));
    }

    private static void Move(StagedFile file, HostFolder parent, string name, CommitMode mode)
    {
        try
        {
            file.MoveTo(parent, name, replace: mode == CommitMode.CreateOrReplace);
        }
        catch (TreeException error) when (error.Error == TreeError.AlreadyExists && parent.Look(name)?.Kind == HostKind.Folder)
        {
            throw new TreeException(TreeError.IsFolder, "It is a folder.", error);
        }
    }

    private (string Name, HostStat? Old) ChooseBlob(HostFolder parent, TreePath path, CommitMode mode)
    {
        var name = path.Hosts[^1];
        var old = parent.Look(name);
        if (old is null || IsFolder(path, old.Value))
        {
            var displaced = path.DisplacedHostOrNull();
            var other = displaced is null ? null : parent.Look(displaced);
            if (old is not null || other is not null) (name, old) = (path.DisplacedHost!, other);
        }

        if (old is not null) RequireReplaceable(path, old.Value, mode);
        return (name, old);
    }

    private (string Name, HostStat? Old) ChooseFile(HostFolder parent, string parentHost, TreePath path, CommitMode mode)
    {
        var name = path.Hosts[^1];
        var old = parent.Look(name);
        if (old is null) RequireNoTwin(parent, parentHost, name, except: null);
        else RequireReplaceable(path, old.Value, mode);
        return (name, old);
    }

    private void RequireNoTwin(HostFolder folder, string host, string name, string? except)
    {
        foreach (var twin in resolver.FindTwins(folder, name))
        {
            if (Located.Join(host, twin) != except) throw new TreeException(TreeError.AlreadyExists, "There is a name that differs in case alone.");
        }
    }

    // Only what can be seen from outside may be replaced from outside.
    private void RequireReplaceable(TreePath path, HostStat old, CommitMode mode)
    {
        var seen = old.Kind == HostKind.Link ? root.Find(path.HostPath)?.Kind : old.Kind;
        if (seen is not (HostKind.File or HostKind.Folder)) throw new TreeException(TreeError.Conflict, "Something that is neither file nor folder is in the way.");
        if (mode == CommitMode.CreateNew) throw HostErrors.From(HostErrors.Exists);
        if (seen == HostKind.Folder) throw new TreeException(TreeError.IsFolder, "It is a folder.");
    }

    private bool IsFolder(TreePath path, HostStat stat) =>
        stat.Kind == HostKind.Folder || (stat.Kind == HostKind.Link && root.Find(path.HostPath)?.Kind == HostKind.Folder);

    private HostFolder OpenParent(TreePath path, out string host)
    {
        var parent = path.Parent;
        if (path.Kind == TreeKind.Blobs)
        {
            host = parent.HostPath;
            return _folders.OpenOrCreate(parent);
        }

        var found = resolver.Find(parent, HostKind.Folder) ?? throw new TreeException(TreeError.ParentNotFound, "There is no such folder to be in.");
        host = found.Host;
        return root.OpenFolder(host);
    }

    private TreeEntry Describe(HostFolder parent, string parentHost, string name, HostKind kind)
    {
        using var file = parent.OpenAsFile(name, kind == HostKind.Folder);
        return EntryReader.Read(parts.Records, file, Located.Join(parentHost, name), parent.Stat().Id);
    }
}
